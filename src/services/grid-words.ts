import type { AddressView } from '@contract/member'

/** The grid of one's own home in words; one that nobody has said asks to be looked at. */
export const gridWords = ({ gridName, gridGuessed }: Pick<AddressView, 'gridName' | 'gridGuessed'>): string =>
  gridGuessed ? `${gridName}（网格是估的，不对请改）` : gridName
