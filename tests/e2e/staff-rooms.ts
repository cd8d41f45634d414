import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import type { RunningHost } from './host'
import { Phone } from './phone'
import { PRINTS, SUFFIXES } from './rooms'

const COMMUNITY = `org=huaishu&name=${encodeURIComponent('槐树里社区')}`
const UNIT = `unit=power&name=${encodeURIComponent('城区供电所')}`
const SHOP = `org=market&name=${encodeURIComponent('社区超市')}`
/** The rooms of whoever works on orders or at the shop, by address; the desks have a test of their own. */
const ROOMS: Record<string, Record<string, string>> = {
  王丽: {
    todo: 'pages/todo/index',
    inbox: `work/inbox/index?${COMMUNITY}`,
    alarms: `work/owed/index?${COMMUNITY}&list=alarms`,
    corrections: `work/owed/index?${COMMUNITY}&list=corrections`,
    absences: `work/owed/index?${COMMUNITY}&list=absences`,
    unrated: `work/owed/index?${COMMUNITY}&list=unrated`,
    standing: `work/standing/index?${COMMUNITY}`,
    answers: 'account/answers/index?orgId=huaishu',
    people: `timebank/people/index?${COMMUNITY}`
  },
  赵卫东: {
    unit: `work/unit/index?${UNIT}`,
    week: `work/week/index?${UNIT}`,
    'standing-of-unit': `work/standing/index?${UNIT.replace('unit', 'org')}`
  },
  陈建国: {
    tasks: 'work/tasks/index',
    pool: 'work/pool/index'
  },
  唐宁: { counter: `shop/counter/index?${SHOP}` },
  沈国栋: { catalogue: 'shop/catalogue/index', goodForm: 'shop/good-form/index' }
}
const SCREENS = { phone: { width: 375, height: 812 }, desk: { width: 1280, height: 800 } }

/** What would be in somebody's way in any room of those who work, on a phone and at a desk, with the size of print. */
export const faultsOfStaffRooms = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const faults: string[] = []
  for (const [name, rooms] of Object.entries(ROOMS)) {
    const phone = await Phone.open(browser, host.url, { bypassCSP: true })
    await phone.becomes(name)
    for (const [print, least] of Object.entries(PRINTS)) {
      await phone.open('me/index')
      await phone.tap(print)
      for (const [screen, size] of Object.entries(SCREENS))
        for (const [room, address] of Object.entries(rooms)) {
          await phone.page.setViewportSize(size)
          await phone.openRoom(address)
          await phone.settled()
          await phone.quiet()
          await phone.picture(`staff-${room}-${screen}-${print}`)
          const suffix = SUFFIXES[print]
          if (suffix !== undefined) await phone.room(`${screen}-${room}${suffix}`)
          faults.push(...(await inTheWay(phone, least)).map((fault) => `${name} ${print} ${screen} ${room}: ${fault}`))
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
