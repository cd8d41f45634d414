import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { CodeStep } from '@contract/order'
import { stepAt } from './code-steps'

const START = 1_800_000_000_000
const STEP = MINUTE / 2
const steps: CodeStep[] = Array.from({ length: 10 }, (_, index) => ({
  from: START + index * STEP,
  until: START + (index + 1) * STEP,
  code: `00000${index}`,
  qr: `qr ${index}`
}))
const shown = (receivedAt: number, after: number) => stepAt({ steps, receivedAt }, receivedAt + after)?.code

describe('the code on the phone', () => {
  it('switches at the half minute when the clock is right', () => {
    expect(shown(START + 20_000, 0)).toBe('000000')
    expect(shown(START + 20_000, 9_999)).toBe('000000')
    expect(shown(START + 20_000, 10_000)).toBe('000001')
  })
  it('shows the current code on a phone that is hours wrong', () => {
    expect(shown(START - 8 * HOUR, 0)).toBe('000000')
    expect(shown(START + 8 * HOUR, STEP)).toBe('000001')
  })
  it('is used up after five minutes, and not before', () => {
    expect(shown(START, 5 * MINUTE - 1)).toBe('000009')
    expect(shown(START, 5 * MINUTE)).toBeUndefined()
    expect(stepAt({ steps: [], receivedAt: START }, START)).toBeUndefined()
  })
})
