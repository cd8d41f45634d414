import type { CodeStep } from '@contract/order'

/** The steps as they arrived, and the phone's own time at that moment (epoch milliseconds). */
export interface HeldCode {
  steps: readonly CodeStep[]
  receivedAt: number
}

/**
 * The step to show at `now` by the phone's clock, or undefined when they are used up. The first step was current when the server
 * answered, so a phone whose clock is wrong by hours still switches at the right moments.
 */
export const stepAt = ({ steps, receivedAt }: HeldCode, now: number): CodeStep | undefined => {
  const [first] = steps
  if (!first) return undefined
  const server = Math.min(Math.max(receivedAt, first.from), first.until - 1) + (now - receivedAt)
  return steps.find(({ from, until }) => from <= server && server < until)
}
