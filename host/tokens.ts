import { createHmac } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { Identity } from './functions'

const WEEK = '7d'

/** Makes and reads the tokens of this host: seven days, signed, revocable by the epoch that the functions compare. */
export interface Tokens {
  issue: (identity: Required<Identity>) => Promise<string>
  /** the identity, or null: an old, foreign or broken token is nobody */
  read: (header: string | undefined) => Promise<Identity | null>
}

/** Tokens signed with a key derived from the master key; whoever changes the master key signs everybody out. */
export const tokensOf = (masterKey: string): Tokens => {
  const key = createHmac('sha256', masterKey).update('linli token v1').digest()
  return {
    issue: ({ appId, openid, epoch }) =>
      new SignJWT({ app: appId, epoch })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(openid)
        .setIssuer('linli')
        .setIssuedAt()
        .setExpirationTime(WEEK)
        .sign(key),
    read: async (header) => {
      const token = /^Bearer ([\w.-]+)$/.exec(header ?? '')?.[1]
      if (!token) return null
      try {
        const { payload } = await jwtVerify(token, key, { issuer: 'linli', algorithms: ['HS256'] })
        if (typeof payload.app !== 'string' || !payload.sub || typeof payload.epoch !== 'number') return null
        return { appId: payload.app, openid: payload.sub, epoch: payload.epoch }
      } catch {
        return null
      }
    }
  }
}
