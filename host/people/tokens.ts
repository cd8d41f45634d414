import { createHmac, createSecretKey } from 'node:crypto'
import { jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'

/** Somebody as a token names them. The epoch is their account's; without one there was no account yet. `browser`: a phone has said so for a browser. */
export interface Person {
  appId: string
  openid: string
  epoch?: number
  browser?: true
}

/** Makes and reads the tokens of this host; nothing else makes an identity here. */
export interface Tokens {
  /** seven days, revocable by the epoch that the functions compare; two hours for somebody who still has to register, twelve for a browser */
  issue: (person: Person) => Promise<string>
  /** the person behind an `Authorization` header, or null: an old, foreign, altered or missing token is nobody */
  read: (header: string | undefined) => Promise<Person | null>
}

/** Tokens whose signature is not computed again; the epoch is compared by the functions at every call. */
const REMEMBERED = 10_000
const LIFE = { registered: '7d', newcomer: '2h', browser: '12h' } as const
const lifeOf = ({ epoch, browser }: Person): string => (epoch === undefined ? LIFE.newcomer : browser ? LIFE.browser : LIFE.registered)

const personIn = ({ app, sub, epoch, browser }: JWTPayload & { app?: unknown; epoch?: unknown; browser?: unknown }): Person | null => {
  if (typeof app !== 'string' || !sub) return null
  const person = { appId: app, openid: sub, ...(browser === undefined ? {} : { browser: true as const }) }
  if (epoch === undefined) return person
  return typeof epoch === 'number' ? { ...person, epoch } : null
}

/** Tokens for the people of one app, signed with a key derived from the master key: changing that key signs everybody out. */
export const tokensOf = (masterKey: string, appId: string): Tokens => {
  // as an object it is imported once, as bytes it would be at every call
  const key = createSecretKey(createHmac('sha256', masterKey).update('linli token v1').digest())
  const verify = async (token: string): Promise<JWTPayload | null> =>
    (await jwtVerify(token, key, { issuer: 'linli', algorithms: ['HS256'] }).catch(() => null))?.payload ?? null
  // a signature that was good stays good: a call costs half a millisecond less, and whether it is over is looked at each time
  const verified = new LRUCache<string, { person: Person; until: number }>({ max: REMEMBERED })
  return {
    issue: (person) =>
      new SignJWT({ app: person.appId, epoch: person.epoch, browser: person.browser })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(person.openid)
        .setIssuer('linli')
        .setIssuedAt()
        .setExpirationTime(lifeOf(person))
        .sign(key),
    read: async (header) => {
      const token = /^Bearer ([\w.-]+)$/.exec(header ?? '')?.[1]
      if (!token) return null
      const known = verified.get(token)
      if (known) return known.until > Date.now() ? known.person : null
      const payload = await verify(token)
      const person = payload && personIn(payload)
      if (person?.appId !== appId) return null
      verified.set(token, { person, until: (payload?.exp ?? 0) * 1000 })
      return person
    }
  }
}
