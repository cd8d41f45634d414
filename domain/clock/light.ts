/** green: time enough; yellow: more than half has gone; red: overdue. Always shown with words, never colour alone. */
export type Light = 'green' | 'yellow' | 'red'

/** The light of a clock at `now`: yellow from half-time, red from the due moment. */
export const lightOf = (clock: { startedAt: number; dueAt: number }, now: number): Light => {
  if (now >= clock.dueAt) return 'red'
  return now >= clock.startedAt + (clock.dueAt - clock.startedAt) / 2 ? 'yellow' : 'green'
}
