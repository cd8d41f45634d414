import { deviceLeaf, type DeviceKey } from './checkpoint'
import type { Primitives } from './primitives'
import { isSignedBy, isUnder } from './proofs'
import type { SignedVisit, Statement } from './statement'
import { CLOCK_SLACK, shownText, visitText } from './visit'

/** How many visits the entries are about, at how many both phones signed both ends, at how many only some did, and what is wrong. */
export interface Presence {
  visits: number
  both: number
  one: number
  wrong: number
}

const ROUND = /^order\/([^/]+)\/r(\d+)\//
/** What proven minutes were worth in points; nothing else that an order moves needs somebody to have been there. */
const FOR_MINUTES = /^order\/[^/]+\/r\d+\/award\/[^/]+\/R01(\/|$)/

/** Every round of an order that this person came to and that still counts: what was paid for it, in minutes or by the minute, and not taken back. */
const visitsIn = ({ accounts }: Statement): string[] => {
  const earned = new Map<string, number>()
  for (const { account, entries } of accounts)
    for (const { transfer, posted } of entries) {
      const [, order, round] = ROUND.exec(transfer) ?? []
      if (order === undefined || (account.startsWith('point/') && !FOR_MINUTES.test(transfer))) continue
      const name = `${order}/${round} ${account}`
      earned.set(name, (earned.get(name) ?? 0) + posted)
    }
  return [...new Set([...earned].flatMap(([name, amount]) => (amount > 0 ? [name.split(' ')[0] ?? ''] : [])))]
}

/** Keys of phones that are under the published root, with the time in which they counted. */
const publishedKeys = ({ district, devices, checkpoint }: Statement, primitives: Primitives) =>
  new Map(
    devices
      .filter(({ proof, ...key }) =>
        isUnder(primitives, deviceLeaf(primitives.hash, district.id, key), checkpoint.devices, checkpoint.devicesRoot, proof)
      )
      .map((key) => [key.publicKey, key])
  )

const HALF_MINUTE = 30_000
/** Whether a key counted at a moment by the clock of its own phone. */
const counted = ({ since, until }: DeviceKey, at: number): boolean =>
  since <= at + CLOCK_SLACK && (until === null || at < until + CLOCK_SLACK)

/** Whether every seat has its arrival and its departure, each once, and nothing else stands there. */
const areWhole = (ends: readonly SignedVisit[]): boolean => {
  const seats = new Set(ends.map(({ seat }) => seat))
  const each = new Set(ends.map(({ seat, stage }) => `${seat}/${stage}`))
  return ends.length > 0 && each.size === ends.length && each.size === 2 * seats.size
}

/**
 * Counts what the phones on site signed. A signature that does not hold, or of a key that was never published, is wrong; one outside the
 * time of its key is as none: a clock that is wrong accuses nobody.
 */
export const presenceIn = (statement: Statement, primitives: Primitives): Presence => {
  const keys = publishedKeys(statement, primitives)
  const holds = (key: string, message: string, signature: string, at: number): boolean | null => {
    const known = keys.get(key)
    if (known?.alg !== primitives.signatureAlg || !isSignedBy(primitives, key, message, signature)) return false
    return counted(known, at) || null
  }
  const signedIn = ({ order, round, stage, code, helper, witness }: SignedVisit) => {
    const alg = primitives.signatureAlg
    return {
      helper: helper && holds(helper.key, visitText(alg, order, round, stage, code, helper.at), helper.signature, helper.at),
      witness:
        witness &&
        witness.key !== helper?.key &&
        holds(witness.key, shownText(alg, order, round, code, witness.step), witness.signature, witness.step * HALF_MINUTE)
    }
  }
  const count = { visits: 0, both: 0, one: 0, wrong: 0 }
  const checked = statement.visits.map((visit) => ({ visit, ...signedIn(visit) }))
  count.wrong = checked.filter(({ helper, witness }) => helper === false || witness === false).length
  for (const name of visitsIn(statement)) {
    count.visits += 1
    const own = checked.filter(({ visit }) => `${visit.order}/${visit.round}` === name)
    if (own.every(({ helper, witness }) => helper && witness) && areWhole(own.map(({ visit }) => visit))) count.both += 1
    else if (own.some(({ helper, witness }) => helper ?? witness)) count.one += 1
  }
  return count
}
