import type { Browser } from 'playwright-core'
import type { Action } from '@domain/order/step'
import { openAsks } from '../../src/pages/order/actions/input-of'
import { VISITORS } from '../town/visitors'
import { everyOffer, type Offer } from '../weapp/offers'
import { inTheWay } from './accessible'
import type { RunningHost } from './host'
import { Phone } from './phone'
import { PRINTS, SUFFIXES } from './rooms'

/** Pages of their own, and those whose question is the code of somebody who stands there. */
const ELSEWHERE: readonly string[] = ['rate', 'amend_rating']
/** The pieces that docs/design.md shows, and the question each is taken from. */
const PIECES: Partial<Record<Action, Record<string, string>>> = {
  cancel: { sheet: '.sheet__body' },
  dispatch: { checks: '.sheet__body .field:has([role=checkbox])' }
}
const asksSomething = ({ order, offer }: Offer) =>
  !ELSEWHERE.includes(offer.action) && (openAsks(order, offer).length > 0 || offer.confirm !== undefined || offer.warning !== undefined)

/** What a question is made of: two that ask the same look the same. */
const shapeOf = ({ offer: { asks, confirm, warning } }: Offer) => JSON.stringify([asks, confirm !== undefined, warning !== undefined])

/** The first of every kind of question that somebody of the demo has before them now, by whom. */
const questions = async (host: RunningHost): Promise<Map<string, Offer[]>> => {
  const offers = await everyOffer(
    host,
    VISITORS.map(({ person_id }) => person_id)
  )
  const seen = new Set<string>()
  const byWhom = new Map<string, Offer[]>()
  for (const one of offers.filter(asksSomething)) {
    if (seen.has(shapeOf(one))) continue
    seen.add(shapeOf(one))
    byWhom.set(one.who, [...(byWhom.get(one.who) ?? []), one])
  }
  return byWhom
}

/** What would be in somebody's way in a question over an order: every kind there is now, in three sizes of print. Answers how many kinds too. */
export const faultsOfSheets = async (browser: Browser, host: RunningHost): Promise<{ faults: string[]; kinds: number }> => {
  const faults: string[] = []
  const asked = await questions(host)
  for (const [who, offers] of asked) {
    const phone = await Phone.open(browser, host.url, { bypassCSP: true })
    await phone.becomes(VISITORS.find(({ person_id }) => person_id === who)?.name ?? who)
    for (const [print, least] of Object.entries(PRINTS)) {
      await phone.open('me/index')
      await phone.tap(print)
      for (const { order, offer } of offers) {
        await phone.open(`order/index?id=${order.id}`)
        await phone.settled()
        await phone.tap(offer.label)
        await phone.page.getByRole('dialog').filter({ visible: true }).waitFor()
        await phone.picture(`sheet-${offer.action}-${print}`)
        for (const [name, selector] of Object.entries(PIECES[offer.action] ?? {}))
          if (SUFFIXES[print] !== undefined) await phone.piece(selector, `${name}${SUFFIXES[print]}`)
        faults.push(...(await inTheWay(phone, least, print)).map((fault) => `${who} ${print} ${offer.action}: ${fault}`))
        await phone.page.keyboard.press('Escape')
      }
    }
    faults.push(...phone.errors)
    await phone.close()
  }
  return { faults, kinds: [...asked.values()].flat().length }
}
