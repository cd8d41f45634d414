import type { Step } from '@domain/order/step'

/** Everybody and everything a step names, so that one read brings them along. */
export interface Names {
  people: string[]
  units: string[]
  item: string | null
  /** for whom a new order is */
  helped: string | null
  address: string | null
  grid: string | null
  publicPlace: string | null
}

/** What any step may carry, by name. */
interface Mentions {
  inviteeIds?: string[]
  unitId?: string
  itemCode?: string | null
  beneficiaryId?: string | null
  where?: { addressId: string } | { publicPlace: string; gridId: string }
  witness?: { kind: string; personId?: string }
}

export const namesIn = (step: Step | undefined): Names => {
  const { inviteeIds, unitId, itemCode, beneficiaryId, where, witness } = (step?.input ?? {}) as Mentions
  return {
    people: [...(inviteeIds ?? []), ...(witness?.personId ? [witness.personId] : [])],
    units: unitId ? [unitId] : [],
    item: itemCode ?? null,
    helped: beneficiaryId ?? null,
    address: where && 'addressId' in where ? where.addressId : null,
    grid: where && 'gridId' in where ? where.gridId : null,
    publicPlace: where && 'publicPlace' in where ? where.publicPlace : null
  }
}
