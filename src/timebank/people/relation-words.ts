import type { GiftRelation } from '@domain/timebank/give'

/** What the receiver is to the giver, in the order in which people are asked. */
export const RELATIONS: readonly { value: GiftRelation; label: string }[] = [
  { value: 'spouse', label: '配偶' },
  { value: 'parent', label: '父母' },
  { value: 'grandparent', label: '祖父母' },
  { value: 'child', label: '子女' }
]
export const relationWords = (relation: GiftRelation): string => RELATIONS.find(({ value }) => value === relation)?.label ?? ''
