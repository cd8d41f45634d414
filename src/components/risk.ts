import type { Risk } from '@domain/menu/item'

/** What a helper should know before coming; L0 and L1 need no warning. */
export const RISK_WORDS: Record<Risk, string> = {
  L0: '',
  L1: '',
  L2: '有一定风险：请结伴、不勉强，先确认有保险',
  L3: '专业服务：要有资格，不做资格以外的事，先确认有保险'
}

/** What whoever asks should know: who may come for it. */
export const RESIDENT_RISK_WORDS: Record<Risk, string> = {
  L0: '',
  L1: '',
  L2: '有一定风险，来的人接单时都确认过有保险',
  L3: '要有资格的人来做，来的人接单时都确认过有保险'
}
