/** Seven days of a unit, each from its midnight: how many visits, and which members have taken something on, by public name. */
export interface UnitWeek {
  members: number
  days: { at: number; visits: number; busy: string[] }[]
}
/** Where orders of an item usually go; without a unit it is the pool. */
export interface UsualPlace {
  unitId?: string
  name: string
}
/** What went, and what stayed with the sentence why. */
export interface ReferredMany {
  done: string[]
  refused: { orderId: string; message: string }[]
}
/** Where an order may be handed, the usual place first. */
export interface Targets {
  usual: { kind: 'unit'; unitId: string; unitName: string } | { kind: 'pool' } | null
  units: { id: string; name: string; words: string; refusal?: string }[]
  /** the item is on this community's duty list */
  ownDuty: boolean
  /** own staff and registered neighbours that may be invited when the community keeps it */
  colleagues: { personId: string; publicName: string }[]
}
/** 常办直通: what the system does at once, in the signer's name, with new orders of these items. Newest first. */
export interface Standing {
  kind: 'community' | 'unit'
  /** `unitName`: where a community hands to; without it to the pool, and at a unit all members are asked */
  signed: { id: string; itemCode: string; unitName?: string; signer: string; at: number }[]
  /** where a community might hand to */
  units: { id: string; name: string }[]
}
