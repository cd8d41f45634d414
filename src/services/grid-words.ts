import type { AddressView } from '@contract/member'

/** A home in words: the building, and of one's own the door. */
export const homeWords = ({ building, door }: Pick<AddressView, 'building' | 'door'>): string =>
  door === null ? building : `${building} ${door}`

/** The grid of one's own home in words; one that nobody has said asks to be looked at. */
export const gridWords = ({ gridName, gridGuessed }: Pick<AddressView, 'gridName' | 'gridGuessed'>): string =>
  gridGuessed ? `${gridName}（网格是估的，不对请改）` : gridName
