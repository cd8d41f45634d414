/** Who calls, as the platform says: a signed-in person (`browser`: at a browser that a phone has signed in), only an app (nobody has signed in), a timer, WeChat itself with an event of its own, or nobody at all. */
export type Identity =
  | { source: 'person'; appId: string; openid: string; epoch?: number; browser?: true }
  | { source: 'app'; appId: string }
  | { source: 'timer' }
  | { source: 'wechat' }
  | { source: 'nobody' }

const NOBODY: Identity = { source: 'nobody' }
const IDENTITY_KEYS = ['WX_APPID', 'WX_OPENID', 'LINLI_EPOCH', 'LINLI_BROWSER', 'TRIGGER_SRC', 'TCB_SOURCE']

/** Own string values only: an array, a number or an inherited key is not an identity. */
const textOf = (environment: object, key: string): string | undefined => {
  const value: unknown = Object.hasOwn(environment, key) ? (environment as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What an app id or an openid is made of: a list, a space or a line break inside it is somebody playing. */
const PLAIN = /^[\w:.-]{1,128}$/
const nameOf = (environment: object, key: string): string | undefined => {
  const text = textOf(environment, key)
  return text !== undefined && PLAIN.test(text) ? text : undefined
}

/** A key that stands twice in JSON would silently be its last value. */
const standsTwice = (json: string): boolean => IDENTITY_KEYS.some((key) => json.split(`"${key}"`).length > 2)

/** `K=V;K=V` of the older platform. A key that stands twice makes the whole unreadable. */
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

const parsed = (json: string): object | null => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !standsTwice(json) ? value : null
  } catch {
    return null
  }
}

/** The environment of one invocation; null when the platform's own word cannot be read, or says two things. */
const environmentOf = (context: unknown): object | null => {
  if (typeof context !== 'object' || context === null) return null
  const { environment, environ } = context as { environment?: unknown; environ?: unknown }
  const older = typeof environ === 'string' ? pairs(environ) : null
  if (typeof environment !== 'string' || environment === '') return older
  const newer = parsed(environment)
  return newer && older && IDENTITY_KEYS.some((key) => key in older && textOf(newer, key) !== older[key]) ? null : newer
}

/** Anything of an end user: with one of these an invocation is never a timer's. */
const USER_KEYS = ['WX_OPENID', 'WX_APPID', 'WX_UNIONID', 'WX_CLIENTIP', 'TCB_UUID', 'TCB_CUSTOM_USER_ID', 'TCB_ISANONYMOUS_USER']

const fieldOf = (event: unknown, key: string): unknown =>
  typeof event === 'object' && event !== null && Object.hasOwn(event, key) ? (event as Record<string, unknown>)[key] : undefined

const isTimer = (environment: object, event: unknown): boolean =>
  fieldOf(event, 'Type') === 'Timer' &&
  textOf(environment, 'TRIGGER_SRC') === 'timer' &&
  USER_KEYS.every((key) => textOf(environment, key) === undefined)

/** Calls that begin in somebody's hands. A function called by another carries both names, parted by a comma. */
const BY_PEOPLE = ['wx_client', 'wx_devtools', 'wx_localdebug', 'wx_crawler', 'wx_trigger']

/**
 * WeChat's message push: an event of its own from WeChat's own servers. WeChat's list of sources names every client and not the push,
 * so it is known by being one `wx_` source and none of those. It may carry an openid: that of whom the event is about, not of a caller.
 */
const isPush = (environment: object, event: unknown): boolean => {
  const source = textOf(environment, 'TCB_SOURCE') ?? ''
  return (
    fieldOf(event, 'MsgType') === 'event' &&
    typeof fieldOf(event, 'Event') === 'string' &&
    /^wx_[a-z]+$/.test(source) &&
    !BY_PEOPLE.includes(source)
  )
}

/**
 * Reads the caller from the invocation context and from nowhere else: never from the event, never from `process.env`
 * (the SDK's reader falls back to it and would mix up concurrent calls). Whatever is ambiguous is nobody.
 */
export const callerOf = (event: unknown, context: unknown): Identity => {
  const environment = environmentOf(context)
  if (environment === null) return NOBODY
  if (isTimer(environment, event)) return { source: 'timer' }
  if (isPush(environment, event)) return { source: 'wechat' }
  const appId = nameOf(environment, 'WX_APPID')
  const openid = nameOf(environment, 'WX_OPENID')
  const epoch = textOf(environment, 'LINLI_EPOCH')
  if (appId === undefined) return NOBODY
  if (openid === undefined) return textOf(environment, 'WX_OPENID') === undefined ? { source: 'app', appId } : NOBODY
  const at: { browser?: true } = textOf(environment, 'LINLI_BROWSER') === undefined ? {} : { browser: true }
  const person = { source: 'person' as const, appId, openid, ...at }
  if (epoch === undefined) return person
  return /^\d{1,9}$/.test(epoch) ? { ...person, epoch: Number(epoch) } : NOBODY
}
