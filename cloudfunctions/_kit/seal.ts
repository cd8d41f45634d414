import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { invariant } from '@domain/errors'

/** Private words of one district under lock. Every text is bound to its place, so that a sealed door moved to another row stays shut. */
export interface Locksmith {
  /** AES-256-GCM: `<key id>.<base64url of iv, tag, text>` */
  seal(table: string, id: string, field: string, text: string): string
  /** throws when the place, the district or a single bit is another one */
  open(table: string, id: string, field: string, sealed: string): string
  /** keyed look-up hash (hex): equal texts of one district are equal, nothing else can be learnt without the key */
  hash(text: string): string
}

/** The district's keys, all derived from the master key by HKDF; each purpose has its own. */
export interface Keys {
  of(tenantId: string): Locksmith
  /** 32 bytes for another purpose, such as on-site codes */
  derive(purpose: string): Buffer
}

const IV = 12
const TAG = 16

/**
 * Reads `LINLI_MASTER_KEY`: at least 32 characters (its id is k1); `k2:new,k1:old` when it was changed: the first seals, all of them open.
 * Look-up hashes and codes stay with the last one, so that a change of key loses nobody.
 */
export const openKeys = (masterKey: string): Keys => {
  const masters = masterKey.split(/,(?=k\d+:)/).map((part): [string, string] => {
    const [, id = 'k1', key = ''] = /^(?:(k\d+):)?(.*)$/s.exec(part) ?? []
    invariant(key.length >= 32, 'LINLI_MASTER_KEY has at least 32 characters')
    return [id, key]
  })
  const derived = new Map<string, Buffer>()
  const derive = (master: string, purpose: string): Buffer => {
    const name = `${master}\n${purpose}`
    const found = derived.get(name) ?? Buffer.from(hkdfSync('sha256', master, 'linli', purpose, 32))
    derived.set(name, found)
    return found
  }
  const [newest] = masters
  const lasting = masters.at(-1)?.[1] ?? ''
  invariant(newest, 'there is a master key')
  const boxKey = (id: string) => {
    const master = masters.find(([known]) => known === id)?.[1]
    invariant(master, `the key ${id} is known`)
    return derive(master, 'seal')
  }
  return {
    derive: (purpose) => derive(lasting, purpose),
    of: (tenantId) => ({
      seal: (table, id, field, text) => {
        const iv = randomBytes(IV)
        const cipher = createCipheriv('aes-256-gcm', boxKey(newest[0]), iv).setAAD(placeOf(tenantId, table, id, field))
        const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
        return `${newest[0]}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
      },
      open: (table, id, field, sealed) => {
        const dot = sealed.indexOf('.')
        const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url')
        const decipher = createDecipheriv('aes-256-gcm', boxKey(sealed.slice(0, dot)), bytes.subarray(0, IV), { authTagLength: TAG })
          .setAAD(placeOf(tenantId, table, id, field))
          .setAuthTag(bytes.subarray(IV, IV + TAG))
        return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8')
      },
      hash: (text) => createHmac('sha256', derive(lasting, 'look-up')).update(`${tenantId}\n${text}`).digest('hex')
    })
  }
}

/** Where a text belongs; JSON keeps the parts apart whatever they contain. */
const placeOf = (...parts: string[]) => Buffer.from(JSON.stringify(parts))
