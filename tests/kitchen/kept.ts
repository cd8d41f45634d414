import { MINUTE } from '@domain/clock/milliseconds'
import { applyTransfers, emptyBooks, type Books } from '@domain/ledger/books'
import type { AccountId } from '@domain/ledger/account'
import type { Transfer } from '@domain/ledger/transfer'
import { SHIPPED } from '@domain/points/pack/packs'
import type { Move, Tally, ValueFacts, ValueLine, Wait } from '@domain/value/facts'
import { valueOf } from '@domain/value/plan'
import { sha256 } from './digest'
import type { World } from './world'

/** Li remembers that Chen stayed so many minutes, and Wang, who rang up, agrees. */
export const corrected = (world: World, minutes: number): World => {
  const seat = world.seat('chen')
  const arrivedAt = seat?.arrivedAt ?? 0
  const times = { seatId: seat?.id ?? '', arrivedAt, leftAt: arrivedAt + minutes * MINUTE, howKnown: '看着表' }
  world.do('li', 'propose_correction', times)
  const correctionId = world.order?.corrections.at(-1)?.id ?? ''
  return world.do('wang', 'confirm_correction', { correctionId, record: 'call_back', words: '电话核对过' })
}

export const NO_FACTS: ValueFacts = {
  helped: null,
  pool: null,
  tallies: [],
  balances: {},
  lines: [],
  moves: [],
  stopped: [],
  waits: [],
  falseVisits: [],
  warnings: [],
  rules: SHIPPED
}

/** The last step of a world once more, now for the books. */
export const moved = (world: World, facts: ValueFacts | null = NO_FACTS) => {
  const change = world.changes.at(-1)
  if (!change) throw new Error('nothing happened')
  return valueOf(world.changes.at(-2)?.order ?? null, change, world.scene(null), facts)
}

/** The books and what the database would keep beside them, after step upon step. */
export class Kept {
  books: Books = emptyBooks('linjiang')
  tallies = new Map<string, Tally>()
  lines: ValueLine[] = []
  stopped: ValueFacts['stopped'] = []
  waits: Wait[] = []
  falseVisits: ValueFacts['falseVisits'] = []
  warnings: ValueFacts['warnings'] = []

  constructor(
    readonly helped: ValueFacts['helped'] = null,
    readonly pool: ValueFacts['pool'] = null,
    readonly rules: ValueFacts['rules'] = SHIPPED
  ) {}

  get facts(): ValueFacts {
    const moves = [...this.books.transfers.values()].filter(({ id }) => id.startsWith('order/')).flatMap((one) => this.movesOf(one))
    const { helped, pool, lines, rules } = this
    return {
      helped,
      pool,
      lines,
      moves,
      rules,
      tallies: [...this.tallies.values()],
      balances: Object.fromEntries(this.books.accounts),
      stopped: this.stopped,
      waits: this.waits,
      falseVisits: this.falseVisits,
      warnings: this.warnings
    }
  }

  /** One step's value, with the check that the database makes of every tally. */
  take(world: World): this {
    const change = moved(world, this.facts)
    this.books = applyTransfers(this.books, change.transfers, sha256)
    this.lines.push(...change.lines)
    this.waits.push(...(change.waits ?? []))
    for (const { personId, key, before, after } of change.tallies) {
      if ((this.tallies.get(`${personId} ${key}`)?.amount ?? 0) !== before) throw new Error(`${key} is not what was seen`)
      this.tallies.set(`${personId} ${key}`, { personId, key, amount: after })
    }
    return this
  }

  /** Spends from an account outside of every order. */
  spend(from: AccountId, to: AccountId, amount: number): this {
    const transfer: Transfer = { id: 'spent', phase: 'direct', from, lines: [{ account: to, amount }], at: 0 }
    if (amount > 0) this.books = applyTransfers(this.books, [transfer], sha256)
    return this
  }

  tally(personId: string, key: string): number {
    return this.tallies.get(`${personId} ${key}`)?.amount ?? 0
  }

  /** Rows as the database has them: who pays is known, whatever the transfer says. */
  private movesOf(one: Transfer): Move[] {
    const { id, phase, at } = one
    const of = 'of' in one ? one.of : null
    const payer = this.payerOf(one)
    if (one.phase === 'hold') return [{ id, phase, of, from: payer, to: null, amount: one.amount, at }]
    if (one.phase === 'void') return [{ id, phase, of, from: payer, to: null, amount: 0, at }]
    return one.lines.map(({ account, amount }) =>
      phase === 'reverse'
        ? { id, phase, of, from: account, to: payer, amount, at }
        : { id, phase, of, from: payer, to: account, amount, at }
    )
  }
  private payerOf(one: Transfer): AccountId {
    if ('from' in one) return one.from
    const old = this.books.transfers.get(one.of)
    if (!old) throw new Error(`nothing of the name ${one.of}`)
    return this.payerOf(old)
  }
}
