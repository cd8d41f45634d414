export const TRIGGERS = [
  'first_service',
  'service_wish',
  'goods_wish',
  'training',
  'pairing',
  'mediation',
  'proposal',
  'meeting',
  'hazard',
  'praise',
  'placing',
  'mentoring',
  'withdrawal',
  'absence',
  'false_presence',
  'privacy_leak',
  'took_payment',
  'refusal',
  'low_rate',
  'login',
  'read',
  'watch',
  'like',
  'forward',
  'idle_week',
  'donation',
  'redemption'
] as const
/** What sets off a flat row, a deduction, or a row that is worth nothing. */
export type Trigger = (typeof TRIGGERS)[number]

/** Triggers that no published rule may value (red lines 2 and 21, N01–N04). */
export const NEVER_VALUED: readonly Trigger[] = [
  'refusal',
  'low_rate',
  'login',
  'read',
  'watch',
  'like',
  'forward',
  'idle_week',
  'donation',
  'redemption'
]
