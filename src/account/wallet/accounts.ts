import type { MinuteBalance } from '@contract/books'

/** The accounts of one person's minutes, as the statement names them. */
export const ACCOUNTS = [
  { value: 'earned', label: '自己攒的' },
  { value: 'gifted', label: '家人送的' },
  { value: 'allotment', label: '公共额度' }
] as const
export type MinuteAccount = (typeof ACCOUNTS)[number]['value']

/** Whose entries are read first: of what there is something on, the allotment, which is over with the month, before the others. */
export const firstAccount = (balance: Pick<MinuteBalance, MinuteAccount>): MinuteAccount =>
  (['allotment', 'earned', 'gifted'] as const).find((kind) => balance[kind].owned > 0) ?? 'earned'
