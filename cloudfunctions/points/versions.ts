import type { Input } from '@contract'
import type { RuleReport, RuleStanding, RuleVersionCard, RuleVersionView } from '@contract/rules'
import { refuse } from '@domain/errors'
import { differences } from '@domain/points/pack/numbers'
import { packAt } from '@domain/points/pack/packs'
import { checkBeginning, signed, standingBefore } from '@domain/points/pack/publish'
import { readPack } from '@domain/points/pack/read'
import { fileOf } from '@domain/points/pack/write'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'
import type { KeptVersion, RuleBook } from '../_kit/store/rulebook'

/** The book, for who may change what is in it. */
const atDistrict = (book: RuleBook): RuleBook => (book.district ? book : refuse('NOT_ALLOWED', { who: '区里的工作人员' }))
export const keptOr = (kept: KeptVersion | null): KeptVersion => kept ?? refuse('RULES_GONE')

const standingOf = ({ state, version, effectiveAt }: KeptVersion, { versions }: Pick<RuleBook, 'versions'>, now: number): RuleStanding => {
  if (state !== 'published') return state
  if (effectiveAt > now) return 'coming'
  return packAt(versions, now).version === version ? 'inForce' : 'past'
}
export const cardOf = (kept: KeptVersion, book: Pick<RuleBook, 'versions'>, now: number): RuleVersionCard => {
  const { id, version, effectiveAt, draftedBy, draftedAt } = kept
  return { id, version, effectiveAt, standing: standingOf(kept, book, now), draftedBy, draftedAt }
}

const reportIn = ({ report }: KeptVersion): { report?: RuleReport } => {
  if (!report) return {}
  const { edition: _edition, against: _against, ...shown } = report
  return { report: shown }
}
const viewOf = (kept: KeptVersion, book: RuleBook, now: number): RuleVersionView => {
  const pack = readPack(kept.file)
  const against = standingBefore(book.versions, pack.effectiveAt)
  return {
    ...cardOf(kept, book, now),
    file: kept.file,
    edition: kept.edition,
    against: against.version,
    changes: differences(against, pack),
    ...reportIn(kept),
    signedBy: kept.signers,
    mine: [kept.signedBy, kept.countersignedBy].includes(book.personId)
  }
}

/** One version whole; without an id the latest, as the paper that a new draft is written on. */
export const versionOf = async ({ store, now }: Call, id: string | undefined): Promise<RuleVersionView> => {
  if (id === undefined) {
    const { versions } = await store.rulebook.book(now)
    const latest = versions.reduce((one, other) => (other.effectiveAt > one.effectiveAt ? other : one))
    const { version, effectiveAt } = latest
    const nobody = { id: '', edition: '', draftedBy: '', draftedAt: effectiveAt, signedBy: [], mine: false, changes: [] }
    return { ...nobody, version, effectiveAt, standing: effectiveAt > now ? 'coming' : 'inForce', file: fileOf(latest), against: version }
  }
  const { book, kept } = await store.rulebook.one(id, now)
  return viewOf(keptOr(kept), book, now)
}

/** The draft that a request writes. */
export const draftId = ({ caller, requestId }: Call, old: string | undefined): string =>
  old ?? idOf('V', caller.appId, caller.openid, requestId)

/** Keeps a file as a draft, or in the place of an earlier draft, once the reader has taken it. Refuses RULES_INVALID with line and reason. */
export const draft = async (call: Call, { id: old, file }: Input<'points.draft'>): Promise<RuleVersionView> => {
  const { store, now } = call
  const book = atDistrict(await store.rulebook.book(now))
  const pack = readPack(file)
  if (pack.demonstration) return refuse('RULES_DEMONSTRATION')
  if (book.versions.some(({ version }) => version === pack.version)) return refuse('RULES_NAME')
  checkBeginning(pack.effectiveAt, book.versions, now)
  const id = draftId(call, old)
  const { version, effectiveAt } = pack
  // kept as the program writes it: a rule a line, whoever wrote it and however
  return (await store.rulebook.write(book, { id, version, effectiveAt, file: fileOf(pack), asked: call.asked, now }))
    ? versionOf(call, id)
    : refuse('RULES_GONE')
}

/**
 * One more signature under what the screen showed: the rules are published, or wait for somebody else's. The same tap again changes nothing.
 * Refuses CHANGED when the text, its trial or the first signature is not what was shown.
 */
export const sign = async (call: Call, { id, ...shown }: Input<'points.sign'>): Promise<RuleVersionView> => {
  const { store, now } = call
  await untilDecided(async () => {
    const { book, kept } = await store.rulebook.one(id, now)
    const found = keptOr(kept)
    atDistrict(book)
    const sameText = found.edition === shown.edition && (found.report?.at ?? null) === shown.triedAt
    // what this very tap has made of it already
    if (sameText && (shown.standing === 'draft' ? found.signedBy : found.countersignedBy) === book.personId) return true
    const becomes = signed(found, book.personId, book.versions, now)
    if (!sameText || found.state !== shown.standing) refuse('CHANGED')
    return (await store.rulebook.sign(book, found, becomes === 'published', now)) || null
  })
  return versionOf(call, id)
}

/** Takes back a draft, or what was published and has not begun. */
export const dropVersion = async ({ store, now, asked }: Call, id: string): Promise<Record<string, never>> => {
  const book = atDistrict(await store.rulebook.book(now))
  const dropped = await store.rulebook.drop(book, id, asked, now)
  // the same request in the same moment was faster
  return dropped || (await store.wasDone(asked)) ? {} : refuse('RULES_GONE')
}
