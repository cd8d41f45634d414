import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import type { RunningHost } from './host'
import { Phone } from './phone'
import { oneThing } from './one-thing'
import { questionsOf } from './question-rooms'
import { oneClass } from './several'
import { PRINTS } from './rooms'

/** All of them are one component, looked at in the smaller print in sheets.ts. */
const LOOKED_AT = Object.entries(PRINTS).filter(([print]) => print !== '标准字')

/** What would be in somebody's way in a question that is no step of an order. */
export const faultsOfQuestions = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const faults: string[] = []
  for (const [name, questions] of Object.entries(questionsOf({ ...(await oneThing(host)), lesson: await oneClass(host) }))) {
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
