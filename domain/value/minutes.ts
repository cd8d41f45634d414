import { invariant } from '../errors'
import { accountOf as ledgerAccount, readAccount, type AccountId } from '../ledger/account'
import { poolFor } from '../ledger/pool'
import type { Line, Transfer } from '../ledger/transfer'
import type { Scene } from '../order/scene'
import { accountOf, POOL, type Account, type Movement } from '../timebank/account'
import { endingsOf, type Ending } from '../timebank/endings'
import { shareNamed } from '../timebank/settle'
import { durationWords } from '../timebank/words'
import type { Added } from './points'

/** The organisation whose pool stands above an order: the last of its line. */
export const poolOwner = (scene: Scene): string => {
  const top = scene.handlers.at(-1)
  invariant(top, 'somebody is responsible for every order')
  return top.orgId
}

/** An account of the rules by its name in the ledger; the pool by the shard of one cause. */
export const nameOf = (account: Account, owner: string, cause: string): AccountId => {
  invariant(account.owner !== 'issuer', 'no order makes minutes')
  return account.owner === 'pool' ? poolFor(owner, cause) : ledgerAccount('minute', account.kind, account.personId)
}

/** An account of the ledger as the rules name it. */
export const accountNamed = (id: AccountId): Account => {
  const { kind, ownerId } = readAccount(id)
  if (kind === 'pool') return POOL
  invariant(
    ownerId !== null && (kind === 'earned' || kind === 'gifted' || kind === 'allotment'),
    'only people and pools have minutes of orders'
  )
  return accountOf(ownerId, kind)
}

const reserved = (movement: Movement, owner: string, at: number): Added => {
  const { cause, amount, why } = movement
  const from = nameOf(movement.from, owner, cause)
  return {
    transfers: [{ id: cause, phase: 'hold', from, amount, at }],
    lines: [{ accountId: from, transferId: cause, why: [why], line: null }]
  }
}

/** One post or void for one hold: what a pool would pay to itself simply stays there. */
const ended = ({ hold, from, lines }: Ending, payer: AccountId, owner: string, at: number): Added => {
  const paid = lines.filter(({ to }) => !(from.owner === 'pool' && to.owner === 'pool'))
  const id = `${hold}/${paid.length > 0 ? 'post' : 'void'}`
  const total = paid.reduce((sum, { amount }) => sum + amount, 0)
  const named = paid.map(({ to, amount, why }) => ({ account: nameOf(to, owner, id), amount, why }))
  const words = total > 0 ? [`按实际到场结算 ${durationWords(total)}，多的退回`] : ['没有用上，全部退回']
  const parts: Line[] = named.map(({ account, amount }) => ({ account, amount }))
  return {
    transfers: [paid.length > 0 ? { id, phase: 'post', of: hold, lines: parts, at } : { id, phase: 'void', of: hold, at }],
    lines: [
      { accountId: payer, transferId: id, why: words, line: null },
      ...named.map(({ account, why }) => ({ accountId: account, transferId: id, why, line: null }))
    ]
  }
}

const paid = ({ cause, from, to, amount, why }: Movement, owner: string, at: number): Added => {
  const [payer, receiver] = [nameOf(from, owner, cause), nameOf(to, owner, `${cause}/to`)]
  const transfer: Transfer = { id: cause, phase: 'direct', from: payer, lines: [{ account: receiver, amount }], at }
  return { transfers: [transfer], lines: [payer, receiver].map((accountId) => ({ accountId, transferId: cause, why: [why], line: null })) }
}

/**
 * Says on each helper's account what dues took of a credit, also where nothing was left of it: a correction owes it again. And what went to
 * the pool of somebody whom no room was left for, or who came with a group. One line an account and transfer.
 */
export const withNetted = (added: Added, movements: readonly Movement[]): Added => {
  const lines = [...added.lines]
  for (const { cause, phase, of, amount, why } of movements) {
    const { personId, tail } = shareNamed(cause) ?? {}
    if (personId === undefined || (tail !== 'dues' && tail !== 'pool')) continue
    const accountId = ledgerAccount('minute', 'earned', personId)
    const transferId = phase === 'post' ? `${of ?? ''}/post` : cause
    const at = lines.findIndex((line) => line.accountId === accountId && line.transferId === transferId)
    const kept = lines[at]
    // said once, and by what reached them if anything did
    const said = movements.some(({ to }) => to.owner === 'person' && to.personId === personId)
    if (tail === 'pool' && (said || lines.some((line) => line.accountId === accountId && line.why.includes(why)))) continue
    const line = {
      accountId,
      transferId,
      why: [...(kept?.why ?? []), why],
      line: tail === 'dues' ? { netted: amount } : (kept?.line ?? null)
    }
    if (at < 0) lines.push(line)
    else lines[at] = line
  }
  return { ...added, lines }
}

/** What the rules of minutes planned, as the ledger takes it. `payers`: the account behind each hold. Reversals are not among them. */
export const inLedger = (movements: readonly Movement[], payers: ReadonlyMap<string, AccountId>, owner: string, at: number): Added => {
  const endings = endingsOf(movements).map((ending) => {
    const payer = payers.get(ending.hold)
    invariant(payer, 'what is settled was held')
    return ended(ending, payer, owner, at)
  })
  const holds = movements.filter(({ phase }) => phase === 'hold').map((one) => reserved(one, owner, at))
  const directs = movements.filter(({ phase }) => phase === 'direct').map((one) => paid(one, owner, at))
  const all = [...endings, ...holds, ...directs]
  return { transfers: all.flatMap(({ transfers }) => transfers), lines: all.flatMap(({ lines }) => lines) }
}
