/** What a log line may say of an answer: that it went well, or the code of the refusal. */
export const outcomeOf = (answer: unknown): string => {
  const { ok, error } = (answer ?? {}) as { ok?: unknown; error?: { code?: unknown } }
  if (ok === true) return 'ok'
  return typeof error?.code === 'string' ? error.code : 'unreadable'
}

/** The action of an event, only if it looks like one: anything else was typed by somebody. */
export const actionOf = (event: unknown): string | undefined => {
  const action: unknown = typeof event === 'object' && event !== null ? (event as { action?: unknown }).action : undefined
  return typeof action === 'string' && /^[a-z]{1,20}\.[A-Za-z]{1,20}$/.test(action) ? action : undefined
}

/** Where something broke, without its message: a database quotes what people typed. */
export const placeOf = (thrown: unknown): { name: string; at: string[] } => {
  const { name, stack = '' } = thrown instanceof Error ? thrown : new Error()
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '))
  return { name, at: frames.slice(0, 6).map((line) => line.trim()) }
}
