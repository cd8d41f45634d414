import { accountOf } from '@domain/ledger/account'
import { packAt } from '@domain/points/pack/packs'
import { rowWords } from '@domain/points/words'
import { POINT_DUES } from '@domain/value/counts'
import type { Rows } from '../_kit/call'
import { balanceOn, tallyIn } from '../_kit/balances'
import { deductions } from '../_kit/deductions'
import { appeals, settleAppeal, takeAppeal } from './appeals'
import { appeal } from './deductions'
import { record } from './record'
import { review, reviews, seenTo } from './reviews'
import { revoke } from './revoked'
import { schemas } from './schemas'
import { example, simulate } from './simulate'
import { unitCount } from './unit'
import { cardOf, draft, draftId, dropVersion, sign, versionOf } from './versions'
import { dropWarning, warn, warningId, warnings } from './warnings'
import { ownYear, unitYear } from './year'

/** Everything the function `points` lets through. */
export const actions: Rows<'points'> = {
  balance: {
    who: 'person',
    schema: schemas.balance,
    does: async (_, { store }) => {
      const wallet = await store.wallet.wallet('')
      return { ...balanceOn(wallet, accountOf('point', 'earned', wallet.personId)), dues: tallyIn(wallet, POINT_DUES) }
    }
  },
  statement: {
    who: 'person',
    schema: schemas.statement,
    does: (input, { store }) => store.wallet.statement({ ...input, account: 'point/earned' })
  },
  rules: {
    who: 'person',
    schema: schemas.rules,
    does: async (_, { store, now }) => {
      const versions = await store.rulebook.versions()
      const { version, effectiveAt, rows } = packAt(versions, now)
      const [next] = versions.filter((pack) => pack.effectiveAt > now).sort((one, other) => one.effectiveAt - other.effectiveAt)
      return {
        version,
        effectiveAt,
        rules: rows.map((row) => ({ code: row.code, title: row.title, words: rowWords(row) })),
        ...(next ? { next: { version: next.version, effectiveAt: next.effectiveAt } } : {})
      }
    }
  },
  ruleVersions: {
    who: 'person',
    schema: schemas.ruleVersions,
    does: async (input, { store, now }) => {
      const { book, items, next } = await store.rulebook.list({ ...input, now })
      return { items: items.map((kept) => cardOf(kept, book, now)), ...(next ? { next } : {}) }
    }
  },
  ruleVersion: { who: 'person', schema: schemas.ruleVersion, does: ({ id }, call) => versionOf(call, id) },
  draft: {
    who: 'person',
    writes: true,
    schema: schemas.draft,
    does: (input, call) => draft(call, input),
    again: ({ id }, call) => versionOf(call, draftId(call, id))
  },
  simulate: { who: 'person', writes: true, schema: schemas.simulate, does: ({ id }, call) => simulate(call, id) },
  sign: { who: 'person', writes: true, schema: schemas.sign, does: (input, call) => sign(call, input) },
  dropVersion: {
    who: 'person',
    writes: true,
    schema: schemas.dropVersion,
    does: ({ id }, call) => dropVersion(call, id),
    again: async () => ({})
  },
  example: { who: 'person', schema: schemas.example, does: (input, call) => example(call, input.example) },
  warnings: { who: 'person', schema: schemas.warnings, does: (input, call) => warnings(call, input) },
  warn: {
    who: 'person',
    writes: true,
    schema: schemas.warn,
    does: (input, call) => warn(call, input),
    again: async (_, call) => ({ id: warningId(call) })
  },
  dropWarning: { who: 'person', writes: true, remembers: true, schema: schemas.dropWarning, does: ({ id }, call) => dropWarning(call, id) },
  deductions: { who: 'person', schema: schemas.deductions, does: (input, call) => deductions(call, input) },
  appeal: { who: 'person', writes: true, remembers: true, schema: schemas.appeal, does: (input, call) => appeal(call, input) },
  appeals: { who: 'person', schema: schemas.appeals, does: (input, call) => appeals(call, input) },
  takeAppeal: { who: 'person', writes: true, schema: schemas.takeAppeal, does: (input, call) => takeAppeal(call, input) },
  settleAppeal: {
    who: 'person',
    writes: true,
    remembers: true,
    schema: schemas.settleAppeal,
    does: (input, call) => settleAppeal(call, input)
  },
  record: { who: 'person', writes: true, remembers: true, schema: schemas.record, does: (input, call) => record(call, input) },
  reviews: { who: 'person', schema: schemas.reviews, does: (input, call) => reviews(call, input) },
  review: { who: 'person', writes: true, schema: schemas.review, does: (input, call) => review(call, input) },
  revoke: { who: 'person', writes: true, schema: schemas.revoke, does: (input, call) => revoke(call, input) },
  seenTo: { who: 'person', writes: true, schema: schemas.seenTo, does: (input, call) => seenTo(call, input) },
  year: { who: 'person', schema: schemas.year, does: (input, call) => ownYear(call, input) },
  unitYear: { who: 'person', schema: schemas.unitYear, does: (input, call) => unitYear(call, input) },
  unitCount: { who: 'person', schema: schemas.unitCount, does: (input, call) => unitCount(call, input) }
}
