import type { SheetView } from '@contract/redemption'

export type Stage = 'open' | 'to agree' | 'agreed' | 'settled'

/** How far a day is. */
export const sheetStage = ({ over, agreedAt, settledAt }: Pick<SheetView, 'over' | 'agreedAt' | 'settledAt'>): Stage => {
  if (settledAt !== undefined) return 'settled'
  if (agreedAt !== undefined) return 'agreed'
  return over ? 'to agree' : 'open'
}

/** What the merchant reads of it. */
export const SETTLED = {
  open: { colour: 'blue', words: '今天还在记' },
  'to agree': { colour: 'yellow', words: '请对一对数' },
  agreed: { colour: 'plain', words: '对好了，等区里结' },
  settled: { colour: 'green', words: '结清了' }
} as const satisfies Record<Stage, { colour: string; words: string }>
