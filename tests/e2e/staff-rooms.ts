import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import type { RunningHost } from './host'
import { oneThing } from './one-thing'
import { Phone } from './phone'
import { COMMUNITY } from './question-rooms'
import { PRINTS, SUFFIXES } from './rooms'
import { oneTeam } from './several'

const UNIT = `unit=power&name=${encodeURIComponent('城区供电所')}`
const SHOP = `org=market&name=${encodeURIComponent('社区超市')}`
type Way = string | ((phone: Phone) => Promise<void>)
/** A room behind a tab of the one before it. */
const behind =
  (tab: string): Way =>
  (phone) =>
    phone.page.locator('[role=tab]', { hasText: tab }).filter({ visible: true }).first().click()
/** What stands further down in the room before it. */
const below =
  (selector: string): Way =>
  (phone) =>
    phone.page
      .locator(selector)
      .filter({ visible: true })
      .first()
      // clear of the title bar, which stays
      .evaluate((one) => {
        one.style.scrollMarginTop = '80px'
        one.scrollIntoView()
      })
/** The rooms of whoever works on orders, at the shop, on the rules, or helps, by address or by the way from the room before; the desks have a test of their own. */
const roomsOf = ({
  outing,
  redeemed,
  sheet,
  version,
  team
}: Awaited<ReturnType<typeof oneThing>> & { team: string }): Record<string, Record<string, Way>> => ({
  王丽: {
    todo: 'pages/todo/index',
    inbox: `work/inbox/index?${COMMUNITY}`,
    introduce: outing,
    alarms: `work/owed/index?${COMMUNITY}&list=alarms`,
    corrections: `work/owed/index?${COMMUNITY}&list=corrections`,
    absences: `work/owed/index?${COMMUNITY}&list=absences`,
    unrated: `work/owed/index?${COMMUNITY}&list=unrated`,
    standing: `work/standing/index?${COMMUNITY}`,
    answers: 'account/answers/index?orgId=huaishu',
    people: `timebank/people/index?${COMMUNITY}`,
    'own-posts': 'account/posts/index',
    check: 'account/check/index'
  },
  孙浩: {
    // whom a search has not found is registered in the order form itself
    'register-for': async (sun) => {
      await sun.open('order-form/index?item=B08')
      await sun.tap('替别人登记')
      await sun.type('姓名或电话', '周阿大')
      await sun.tap('找一找')
      await sun.tap('没登记过？现在登记')
      await sun.see('怎么知道的')
    }
  },
  赵卫东: {
    unit: `work/unit/index?${UNIT}`,
    week: `work/week/index?${UNIT}`,
    'standing-of-unit': `work/standing/index?${UNIT.replace('unit', 'org')}`,
    'unit-year': `govern/unit-year/index?${UNIT}`
  },
  陈建国: {
    tasks: 'work/tasks/index',
    pool: 'work/pool/index',
    'points-of-member': 'account/wallet/index',
    statement: below('.section__title'),
    'minutes-of-member': behind('互助时间'),
    'pick-up': redeemed,
    team
  },
  林志远: { deductions: 'account/deductions/index', unintroduced: outing },
  唐宁: { counter: `shop/counter/index?${SHOP}`, sheet },
  方志明: {
    reviews: 'govern/reviews/index?orgId=liuyin',
    appeals: 'govern/reviews/index?orgId=liuyin&list=appeals',
    paid: 'govern/reviews/index?orgId=liuyin&list=paid',
    record: 'govern/record/index?orgId=liuyin'
  },
  沈国栋: {
    catalogue: 'shop/catalogue/index',
    'good-form': 'shop/good-form/index',
    'rules-in-force': 'govern/rules/index',
    draft: 'govern/draft/index',
    examples: 'govern/examples/index',
    weather: 'govern/weather/index',
    warn: 'govern/warn/index',
    version,
    district: 'timebank/district/index',
    'district-pool': behind('公共池')
  }
})
const SCREENS = { phone: { width: 375, height: 812 }, desk: { width: 1280, height: 800 } }
/** The largest print is looked at where room is scarce; the two desks themselves are, in every size, in desk.ts. */
const SCARCE = { phone: SCREENS.phone }

/** What would be in somebody's way in any room of those who work, on a phone and at a desk, with the size of print. */
export const faultsOfStaffRooms = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const faults: string[] = []
  for (const [name, rooms] of Object.entries(roomsOf({ ...(await oneThing(host)), team: await oneTeam(host) }))) {
    const phone = await Phone.open(browser, host.url, { bypassCSP: true })
    await phone.becomes(name)
    for (const [print, least] of Object.entries(PRINTS)) {
      await phone.open('me/index')
      await phone.tap(print)
      for (const [screen, size] of Object.entries(print === '特大字' ? SCARCE : SCREENS))
        for (const [room, way] of Object.entries(rooms)) {
          await phone.page.setViewportSize(size)
          await (typeof way === 'string' ? phone.openRoom(way) : way(phone))
          await phone.settled()
          await phone.quiet()
          await phone.picture(`staff-${room}-${screen}-${print}`)
          const suffix = SUFFIXES[print]
          if (suffix !== undefined) await phone.room(`${screen}-${room}${suffix}`)
          faults.push(...(await inTheWay(phone, least, print)).map((fault) => `${name} ${print} ${screen} ${room}: ${fault}`))
        }
      await phone.page.setViewportSize(SCREENS.phone)
    }
    faults.push(...phone.errors, ...(await phone.refusals()))
    await phone.open('me/index')
    await phone.tap('标准字')
    await phone.close()
  }
  return faults
}
