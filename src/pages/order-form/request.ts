import type { Input } from '@contract'
import type { FoundPerson, Me } from '@contract/member'
import { dayOf } from '@domain/clock/shanghai'
import { soundsDangerous } from '@domain/menu/danger'
import type { Item } from '@domain/menu/item'
import type { Window, Witness } from '@domain/order/order'
import { PLACER_ROLES } from '@domain/order/scene'
import { halfDayLike } from '@/components/half-days'
import type { Photo } from '@/components/photo-field'
import { foundHomeWords } from '@/services/found-words'
import { gridWords, homeWords } from '@/services/grid-words'

/** For whom something is asked: oneself, a linked elder, somebody a worker found, or a community activity for everybody. */
export type For =
  | { kind: 'self' }
  | { kind: 'elder'; personId: string }
  | { kind: 'other'; found: FoundPerson }
  | { kind: 'activity' }
  /** a worker is still looking for them: nothing can be sent yet */
  | { kind: 'sought' }

/** Who shows the on-site code: the one who is helped, whoever fills in this form, or a paper. */
export type Shows = 'beneficiary' | 'me' | 'slip'

/** What was answered so far. Whatever is absent stands there already, see below. */
export interface Draft {
  for?: For
  words: string
  why: string
  windows: Window[]
  addressId?: string
  /** they would rather meet out of doors, at this place */
  outside?: boolean
  place: string
  shows?: Shows
  /** somebody must come today */
  today: boolean
  photos: Photo[]
}
export const EMPTY: Draft = { words: '', why: '', place: '', windows: [], today: false, photos: [] }
/** What a draft keeps until another day: its photos have been sent, their place on this device is gone by then. */
export const lasting = (draft: Draft): Draft => ({ ...draft, photos: draft.photos.map(({ fileId }) => ({ fileId, path: '' })) })

const holds = (me: Me, roles: readonly string[]) => me.posts.some(({ role }) => roles.includes(role))

/** Whom this person may ask for, the likeliest first; nobody when the community organises it and they are not the community. */
export const beneficiaries = (me: Me, item: Item | null): { value: string; label: string }[] => {
  const byCommunity = item?.openedBy === 'community'
  return [
    ...(byCommunity && holds(me, ['community_worker']) ? [{ value: 'activity', label: '社区组织的活动' }] : []),
    ...(byCommunity ? [] : [{ value: 'self', label: '我自己' }]),
    ...(byCommunity ? [] : me.agentFor.map(({ personId, publicName }) => ({ value: personId, label: publicName }))),
    ...(holds(me, PLACER_ROLES) ? [{ value: 'other', label: '替别人登记' }] : [])
  ]
}

/**
 * What stands in the form when the same was asked for before: for the same person, at the same half of the day. `like` is when it began, epoch
 * milliseconds.
 */
export const asBefore = ({ person, like }: { person?: string; like?: string }, me: Me, now: number): Partial<Draft> => {
  const window = like ? halfDayLike(Number(like), now) : undefined
  const elder = me.agentFor.find(({ personId }) => personId === person)
  return {
    ...(window ? { windows: [window] } : {}),
    ...(elder ? { for: { kind: 'elder', personId: elder.personId } } : {}),
    ...(person !== undefined && person === me.person?.id ? { for: { kind: 'self' } } : {})
  }
}

const isSame = (one: For, other: For): boolean => JSON.stringify(one) === JSON.stringify(other)
/** The form as it begins: what was typed and not sent stands there, unless it was meant for somebody else than who is asked for now. */
export const begun = (old: Draft, begin: Partial<Draft>, ahead: (draft: Draft) => Draft): Draft => {
  // nobody named is the first who may be, and of what was asked for before that is oneself
  if (begin.for && !isSame(old.for ?? { kind: 'self' }, begin.for)) return { ...EMPTY, ...begin }
  const { windows } = ahead(old)
  return { ...old, ...begin, ...(windows.length > 0 ? { windows } : {}), ...(old.words ? { words: old.words } : {}) }
}

/** A draft that an earlier edition of the app kept may name somebody without their homes. */
const isWhole = (found: Partial<FoundPerson>): boolean => found.homes !== undefined

/** For whom, when nobody said: the first who may be. Whoever was found by an earlier edition is looked for anew. */
export const forWhom = (draft: Draft, me: Me, item: Item | null): For => {
  if (draft.for) return draft.for.kind === 'other' && !isWhole(draft.for.found) ? { kind: 'sought' } : draft.for
  const first = beneficiaries(me, item)[0]?.value
  if (first === 'activity') return { kind: 'activity' }
  return first === 'other' ? { kind: 'sought' } : { kind: 'self' }
}

/** A worker says why for whom they place; for an elder of their own too, who may live where they work. */
export const saysWhy = (chosen: For, me: Me): boolean => chosen.kind === 'other' || (chosen.kind === 'elder' && holds(me, PLACER_ROLES))

const personOf = (chosen: For, me: Me): string | null => {
  if (chosen.kind === 'activity' || chosen.kind === 'sought') return null
  if (chosen.kind === 'elder') return chosen.personId
  return chosen.kind === 'other' ? chosen.found.personId : (me.person?.id ?? '')
}

/** The saved addresses of whoever is helped, in words. */
export const addressesOf = (chosen: For, me: Me): { id: string; gridId?: string; label: string }[] => {
  if (chosen.kind === 'other') return chosen.found.homes.map((home) => ({ id: home.id, gridId: home.gridId, label: foundHomeWords(home) }))
  const owner = personOf(chosen, me)
  return me.addresses
    .filter(({ personId }) => personId === owner)
    .map((home) => ({ id: home.id, gridId: home.gridId, label: `${gridWords(home)} ${homeWords(home)}` }))
}

/** Whether whoever asks may add a home for them: their own homes stand in 我的, and those of the elders they act for. */
export const ownsHomes = ({ kind }: For): boolean => kind === 'self' || kind === 'elder'

/** What was typed before there was a choice counts as one. */
export const meetsOutside = ({ outside, place }: Draft): boolean => outside ?? place.trim() !== ''

/** Where: the address they chose or their first one, unless they named a place to meet or have no address at all. */
const whereOf = (draft: Draft, chosen: For, me: Me): Input<'order.place'>['where'] => {
  const addresses = addressesOf(chosen, me)
  const address = addresses.find(({ id }) => id === draft.addressId) ?? addresses[0]
  if (address && !meetsOutside(draft)) return { addressId: address.id }
  return { publicPlace: draft.place.trim(), gridId: address?.gridId ?? me.person?.gridId ?? '' }
}

/** Who may show the code, the likeliest first: whoever has the app shows it themselves, for nobody else need be there then. */
export const showing = (chosen: For, me: Me): Shows[] => {
  if (chosen.kind === 'self') return ['beneficiary', 'slip']
  if (chosen.kind === 'activity' || chosen.kind === 'sought') return ['me']
  if (chosen.kind === 'elder') return hasApp(chosen, me) ? ['beneficiary', 'me', 'slip'] : ['me', 'slip']
  return chosen.found.hasApp ? ['beneficiary', 'slip', 'me'] : ['slip', 'me']
}
const hasApp = ({ personId }: { personId: string }, { agentFor }: Me) =>
  agentFor.some((elder) => elder.personId === personId && elder.hasApp)
export const showsOf = (draft: Draft, chosen: For, me: Me): Shows =>
  draft.shows && showing(chosen, me).includes(draft.shows) ? draft.shows : (showing(chosen, me)[0] ?? 'slip')

const witnessOf = (shows: Shows, me: Me): Witness => (shows === 'me' ? { kind: 'person', personId: me.person?.id ?? '' } : { kind: shows })

/** Somebody must come today, and no time of today was chosen. */
const todayMissing = ({ today, windows }: Draft, now: number): boolean =>
  today && !windows.some(({ startAt }) => dayOf(startAt) === dayOf(now))

/** What is still missing, in one sentence, as far as the form can tell; `picked`: times that were picked, some of which may be over. */
export const lacks = (draft: Draft, picked: readonly Window[], hasHome: boolean, now: number): string | null => {
  if (draft.windows.length === 0) return picked.length > 0 ? '选的时间已经过去了，请再选一个' : '请选一个方便的时间'
  if (todayMissing(draft, now)) return '今天必须有人来，请选一个今天的时间；没有合适的，点“别的时间”'
  return (meetsOutside(draft) || !hasHome) && draft.place.trim() === '' ? '请写在哪里见面' : null
}

/** What sounds dangerous about it; whoever said that nobody is in danger is asked again when that is another thing. */
export const dangerIn = ({ today, words }: Draft): string => `${today ? '今天' : ''}${soundsDangerous(words) ? '话里' : ''}`

/** How many characters one's own words may have. */
export const MOST_WORDS = 200

/** The call that the form makes. `again` is the tap on 「还要再点」. */
export const placeInput = (draft: Draft, item: Item | null, me: Me, again: boolean): Input<'order.place'> => {
  const chosen = forWhom(draft, me, item)
  const words = draft.words.trim()
  return {
    beneficiaryId: personOf(chosen, me),
    itemCode: item?.code ?? null,
    windows: draft.windows,
    where: whereOf(draft, chosen, me),
    witness: witnessOf(showsOf(draft, chosen, me), me),
    ...(words ? { words } : {}),
    ...(draft.today ? { sameDay: true } : {}),
    ...(draft.photos.length > 0 ? { photos: draft.photos.map(({ fileId }) => fileId) } : {}),
    ...(saysWhy(chosen, me) && draft.why.trim() ? { why: draft.why.trim() } : {}),
    ...(again ? { again } : {})
  }
}
