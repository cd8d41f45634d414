import type { FoundPerson, Input, Me } from '@contract'
import type { Item } from '@domain/menu/item'
import type { Window } from '@domain/order/order'

/** For whom something is asked: oneself, a linked elder, somebody without a phone, or a community activity for everybody. */
export type For = { kind: 'self' } | { kind: 'elder'; personId: string } | { kind: 'other'; found: FoundPerson } | { kind: 'activity' }

/** What was answered so far; kept as a draft until it is sent. */
export interface Draft {
  for: For
  words: string
  why: string
  place: string
  windows: Window[]
  addressId?: string
}
export const EMPTY: Draft = { for: { kind: 'self' }, words: '', why: '', place: '', windows: [] }

const beneficiaryOf = (draft: Draft, me: Me): string | null => {
  if (draft.for.kind === 'activity') return null
  if (draft.for.kind === 'elder') return draft.for.personId
  return draft.for.kind === 'other' ? draft.for.found.personId : (me.person?.id ?? '')
}

/** The addresses that fit: those of whoever is helped. */
export const addressesFor = (draft: Draft, me: Me): { id: string; label: string }[] => {
  if (draft.for.kind === 'other')
    return draft.for.found.addressIds.map((id) => ({ id, label: `${draft.for.kind === 'other' ? draft.for.found.building : ''}` }))
  const owner = beneficiaryOf(draft, me)
  return me.addresses
    .filter(({ personId }) => personId === owner)
    .map(({ id, building, door, gridName }) => ({ id, label: `${gridName} ${building} ${door}` }))
}

/** Does it happen at a public place instead of somebody's home. */
export const isPublic = (draft: Draft, item: Item | null): boolean => draft.for.kind === 'activity' || item?.venue === 'public'

/** The call that the form makes. A phone shows the code where there is one, a slip where there is none. */
export const placeInput = (draft: Draft, item: Item | null, me: Me, again: boolean): Input<'order.place'> => {
  const beneficiaryId = beneficiaryOf(draft, me)
  const where = isPublic(draft, item)
    ? { publicPlace: draft.place.trim(), gridId: me.person?.gridId ?? '' }
    : { addressId: draft.addressId ?? addressesFor(draft, me)[0]?.id ?? '' }
  const witness =
    beneficiaryId === null
      ? ({ kind: 'person', personId: me.person?.id ?? '' } as const)
      : draft.for.kind === 'other' && !draft.for.found.hasApp
        ? ({ kind: 'slip' } as const)
        : draft.for.kind === 'elder'
          ? ({ kind: 'person', personId: me.person?.id ?? '' } as const)
          : ({ kind: 'beneficiary' } as const)
  return {
    beneficiaryId,
    itemCode: item?.code ?? null,
    windows: draft.windows,
    where,
    witness,
    ...(draft.words.trim() ? { words: draft.words.trim() } : {}),
    ...(draft.why.trim() ? { why: draft.why.trim() } : {}),
    ...(again ? { again } : {})
  }
}
