import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import type { RunningHost } from './host'
import { Phone } from './phone'
import { PRINTS } from './rooms'
import { COMMUNITY } from './staff-rooms'

const PEOPLE = `timebank/people/index?${COMMUNITY}`
const STANDING = `work/standing/index?${COMMUNITY}`
/** The questions that lie over a room and are about no order (those are in sheets.ts): whose, in which room, and the taps that ask. */
const QUESTIONS: Record<string, [room: string, ...taps: string[]][]> = {
  李桂芳: [
    ['pages/me/index', '加一个地址'],
    ['account/privacy/index', '我要注销']
  ],
  王丽: [
    ['account/posts/index', '交给别人'],
    [STANDING, '再签一项'],
    [STANDING, '收回'],
    [PEOPLE, '加一位'],
    [PEOPLE, '移出名单'],
    [PEOPLE, '家庭关系', '核对一家'],
    [PEOPLE, '离世登记', '登记一位']
  ],
  沈国栋: [
    ['shop/catalogue/index', '数量'],
    ['shop/catalogue/index', '下架']
  ]
}
/** All of them are one component, looked at in the smaller print in sheets.ts. */
const LOOKED_AT = Object.entries(PRINTS).filter(([print]) => print !== '标准字')

/** What would be in somebody's way in a question that is about no order. */
export const faultsOfQuestions = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const faults: string[] = []
  for (const [name, questions] of Object.entries(QUESTIONS)) {
    const phone = await Phone.open(browser, host.url, { bypassCSP: true })
    await phone.becomes(name)
    for (const [print, least] of LOOKED_AT) {
      await phone.open('me/index')
      await phone.tap(print)
      for (const [room, ...taps] of questions) {
        await phone.openRoom(room)
        await phone.settled()
        for (const words of taps) await phone.tap(words)
        await phone.page.getByRole('dialog').filter({ visible: true }).waitFor()
        await phone.quiet()
        const asked = taps.at(-1) ?? ''
        await phone.picture(`question-${asked}-${print}`)
        faults.push(...(await inTheWay(phone, least, print)).map((fault) => `${name} ${print} ${asked}: ${fault}`))
        await phone.page.keyboard.press('Escape')
      }
    }
    faults.push(...phone.errors)
    await phone.close()
  }
  return faults
}
