/** Who calls, as the platform says: a signed-in person, only an app (nobody has signed in), a timer, or nobody at all. */
export type Identity =
  | { source: 'person'; appId: string; openid: string; epoch?: number }
  | { source: 'app'; appId: string }
  | { source: 'timer' }
  | { source: 'nobody' }

const NOBODY: Identity = { source: 'nobody' }

/** Own string values only: an array, a number or an inherited key is not an identity. */
const textOf = (environment: object, key: string): string | undefined => {
  const value: unknown = Object.hasOwn(environment, key) ? (environment as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** `K=V;K=V` of the older platform. A key that stands twice, or a list, makes the whole unreadable. */
const pairs = (text: string): Record<string, string> | null => {
  const found: Record<string, string> = Object.create(null) as Record<string, string>
  for (const pair of text.split(';')) {
    const equals = pair.indexOf('=')
    if (equals < 1) continue
    const key = pair.slice(0, equals)
    if (key in found) return null
    found[key] = pair.slice(equals + 1)
  }
  return found
}

/** The environment of one invocation; null when the platform's own word cannot be read. */
const environmentOf = (context: unknown): object | null => {
  if (typeof context !== 'object' || context === null) return null
  const { environment, environ } = context as { environment?: unknown; environ?: unknown }
  if (typeof environment === 'string' && environment !== '') {
    try {
      const parsed: unknown = JSON.parse(environment)
      return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : null
    } catch {
      return null
    }
  }
  return typeof environ === 'string' ? pairs(environ) : null
}

/** Anything of an end user: with one of these an invocation is never a timer's. */
const USER_KEYS = ['WX_OPENID', 'WX_APPID', 'WX_UNIONID', 'WX_CLIENTIP', 'TCB_UUID', 'TCB_CUSTOM_USER_ID', 'TCB_ISANONYMOUS_USER']

const isTimer = (environment: object, event: unknown): boolean =>
  typeof event === 'object' &&
  event !== null &&
  (event as { Type?: unknown }).Type === 'Timer' &&
  textOf(environment, 'TRIGGER_SRC') === 'timer' &&
  USER_KEYS.every((key) => textOf(environment, key) === undefined)

/**
 * Reads the caller from the invocation context and from nowhere else: never from the event, never from `process.env`
 * (the SDK's reader falls back to it and would mix up concurrent calls). Whatever is ambiguous is nobody.
 */
export const callerOf = (event: unknown, context: unknown): Identity => {
  const environment = environmentOf(context)
  if (environment === null) return NOBODY
  if (isTimer(environment, event)) return { source: 'timer' }
  const appId = textOf(environment, 'WX_APPID')
  const openid = textOf(environment, 'WX_OPENID')
  if (appId === undefined) return NOBODY
  if (openid === undefined) return { source: 'app', appId }
  const epoch = textOf(environment, 'LINLI_EPOCH')
  return { source: 'person', appId, openid, ...(epoch === undefined ? {} : { epoch: Number(epoch) }) }
}
