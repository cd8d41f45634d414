import { AppError } from '@domain/errors'
import { readAccount, type AccountId } from '@domain/ledger/account'
import { post, type Balance, type Books } from '@domain/ledger/books'
import type { Digest, Entry } from '@domain/ledger/chain'
import { undoneBy } from '@domain/ledger/legs'
import { fillShard, poolShards } from '@domain/ledger/pool'
import type { Transfer } from '@domain/ledger/transfer'
import type { Move, Tally, ValueChange, ValueFacts, ValueLine } from '@domain/value/facts'

type Said = Omit<ValueLine, 'why'> & { at: number }

/** The books and what the database keeps beside them, growing in place: every write is whole, each once, and may be asked for again. */
export class GrowingBooks implements Books {
  readonly accounts = new Map<AccountId, Balance>()
  readonly transfers = new Map<string, Transfer>()
  readonly undone = new Set<string>()
  readonly entries: Entry[] = []
  private readonly tallies = new Map<string, Map<string, Tally>>()
  private readonly decided = new Set<string>()
  private readonly lines = new Map<string, Said[]>()

  constructor(
    readonly tenantId: string,
    private readonly digest: Digest
  ) {}

  /** Transfers one after the other, all or none; a pool's other shards fill one that is short. Answers those that were new. */
  post(transfers: readonly Transfer[]): Transfer[] {
    for (;;) {
      try {
        return this.all(transfers)
      } catch (error) {
        if (!this.filled(transfers, error)) throw error
      }
    }
  }

  /** What one decision moves, with its reasons and tallies. Sent once more it does nothing; one that may only count says by which name it is known. */
  take({ transfers, lines, tallies }: ValueChange, at: number, orderId = '', once?: string): Transfer[] {
    if (once !== undefined && this.decided.has(once)) return []
    const added = this.post(transfers)
    if (once !== undefined) this.decided.add(once)
    if (transfers.length > 0 && added.length === 0) return []
    for (const { personId, key, before, after } of tallies) {
      const own = this.tallies.get(personId) ?? new Map<string, Tally>()
      if ((own.get(key)?.amount ?? 0) !== before) throw new Error(`${key} of ${personId} is not what was seen`)
      this.tallies.set(personId, own.set(key, { personId, key, amount: after }))
    }
    if (lines.length > 0) this.lines.set(orderId, [...(this.lines.get(orderId) ?? []), ...lines.map((line) => ({ ...line, at }))])
    return added
  }

  /** What a step reads of them around one order and its people, in the order in which the database tells it. */
  around(orderId: string, people: readonly string[]): Pick<ValueFacts, 'tallies' | 'balances' | 'lines' | 'moves'> {
    const lines = [...(this.lines.get(orderId) ?? [])].sort(
      (a, b) => a.at - b.at || compare(a.transferId, b.transferId) || compare(a.accountId, b.accountId)
    )
    const moves = [...new Set(lines.map(({ transferId }) => transferId))]
      .flatMap((id) => this.movesOf(this.transfers.get(id)))
      .sort((a, b) => a.at - b.at || compare(a.id, b.id))
    const owned = people.flatMap((id) =>
      KINDS.flatMap((kind) => {
        const balance = this.accounts.get(`${kind}/${id}`)
        return balance ? [[`${kind}/${id}`, balance] as const] : []
      })
    )
    return {
      lines,
      moves,
      balances: Object.fromEntries(owned),
      tallies: people.flatMap((id) => [...(this.tallies.get(id)?.values() ?? [])])
    }
  }

  /** What a pool has over all its shards, and how much of it must stay. */
  poolOf(owner: string): { available: number; floor: number } {
    const shards = poolShards(owner).flatMap((id) => this.accounts.get(id) ?? [])
    return shards.reduce((sum, { posted, held, floor }) => ({ available: sum.available + posted - held, floor: sum.floor + floor }), {
      available: 0,
      floor: 0
    })
  }

  /** What stands on these accounts; one that has never been used is not among them. */
  rowsOf(ids: readonly AccountId[]): Map<AccountId, Balance> {
    return new Map(ids.flatMap((id) => pair(id, this.accounts.get(id))))
  }

  private all(transfers: readonly Transfer[]): Transfer[] {
    const back: (() => void)[] = []
    try {
      return transfers.flatMap((transfer) => this.one(transfer, back))
    } catch (error) {
      for (const undo of back.reverse()) undo()
      throw error
    }
  }

  private one(wanted: Transfer, back: (() => void)[]): Transfer[] {
    const { transfer, entries, balances } = post(this, wanted, this.digest)
    if (!transfer) return []
    const before = balances.map(([id]) => [id, this.accounts.get(id)] as const)
    const length = this.entries.length
    this.transfers.set(transfer.id, transfer)
    this.entries.push(...entries)
    for (const [id, balance] of balances) this.accounts.set(id, balance)
    for (const mark of undoneBy(transfer)) this.undone.add(mark)
    back.push(() => {
      this.transfers.delete(transfer.id)
      this.entries.length = length
      for (const [id, old] of before) if (old) this.accounts.set(id, old)
      for (const [id, old] of before) if (!old) this.accounts.delete(id)
      for (const mark of undoneBy(transfer)) this.undone.delete(mark)
    })
    return [transfer]
  }

  /** As `fillPool` of the store does it: a write of its own. */
  private filled(transfers: readonly Transfer[], refused: unknown): boolean {
    if (!(refused instanceof AppError) || refused.code !== 'VALUE_SHORT') return false
    const { kind, id, ownerId } = readAccount(String(refused.params.account))
    if (kind !== 'pool' || ownerId === null) return false
    const shards = this.rowsOf([...new Set([id, ...poolShards(ownerId)])])
    const fills = fillShard(shards, id, transfers)
    if (fills === null) return false
    this.all(fills)
    return true
  }

  /** A transfer as the rows of the database tell it: who pays is known, whatever it says itself. */
  private movesOf(one: Transfer | undefined): Move[] {
    if (!one) return []
    const { id, phase, at } = one
    const of = 'of' in one ? one.of : null
    const payer = this.payerOf(one)
    if (one.phase === 'hold') return [{ id, phase, of, from: payer, to: null, amount: one.amount, at }]
    if (one.phase === 'void') return [{ id, phase, of, from: payer, to: null, amount: this.heldBy(one.of), at }]
    return [...one.lines]
      .sort((a, b) => compare(a.account, b.account))
      .map(({ account, amount }) =>
        phase === 'reverse'
          ? { id, phase, of, from: account, to: payer, amount, at }
          : { id, phase, of, from: payer, to: account, amount, at }
      )
  }
  private payerOf(one: Transfer): AccountId {
    if ('from' in one) return one.from
    const old = this.transfers.get(one.of)
    if (!old) throw new Error(`nothing of the name ${one.of}`)
    return this.payerOf(old)
  }
  private heldBy(id: string): number {
    const hold = this.transfers.get(id)
    return hold?.phase === 'hold' ? hold.amount : 0
  }
}

const KINDS = ['point/earned', 'minute/earned', 'minute/gifted', 'minute/allotment'] as const
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const pair = (id: AccountId, balance: Balance | undefined): [AccountId, Balance][] => (balance ? [[id, balance]] : [])
