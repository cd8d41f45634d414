import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

const TEN_MINUTES = 600

/** Files on this host's disk, under the ids that CloudBase would give them, with links that expire. */
export interface Files {
  idOf: (cloudPath: string) => string
  put: (cloudPath: string, bytes: Buffer) => Promise<string>
  get: (fileId: string) => Promise<Buffer | null>
  remove: (fileId: string) => Promise<void>
  link: (fileId: string, seconds?: number) => string
  /** the id behind a link, or null when it is not ours or too old */
  opened: (id: string, until: string, signature: string) => string | null
}

const PREFIX = 'cloud://linli/'
/** Letters, digits, dashes, dots inside; never upwards, never absolute. */
const SAFE = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/

/** A store below `folder`; links are signed with a key of its own. */
export const filesIn = (folder: string, masterKey: string, origin: () => string): Files => {
  const key = createHmac('sha256', masterKey).update('linli links v1').digest()
  const sign = (id: string, until: string) => createHmac('sha256', key).update(`${until}|${id}`).digest('base64url')
  const place = (fileId: string): string | null => {
    const cloudPath = fileId.startsWith(PREFIX) ? fileId.slice(PREFIX.length) : ''
    return SAFE.test(cloudPath) && cloudPath.length <= 300 ? path.join(folder, ...cloudPath.split('/')) : null
  }
  return {
    idOf: (cloudPath) => `${PREFIX}${cloudPath}`,
    put: async (cloudPath, bytes) => {
      const file = place(`${PREFIX}${cloudPath}`)
      if (!file) throw new RangeError('not a path of ours')
      await mkdir(path.dirname(file), { recursive: true })
      const half = `${file}.${randomUUID()}`
      await writeFile(half, bytes)
      await rename(half, file)
      return `${PREFIX}${cloudPath}`
    },
    get: async (fileId) => {
      const file = place(fileId)
      return file ? readFile(file).catch(() => null) : null
    },
    remove: async (fileId) => {
      const file = place(fileId)
      if (file) await rm(file, { force: true })
    },
    link: (fileId, seconds = TEN_MINUTES) => {
      const until = String(Math.floor(Date.now() / 1000) + Math.min(seconds, TEN_MINUTES))
      return `${origin()}/file?${new URLSearchParams({ id: fileId, until, signature: sign(fileId, until) }).toString()}`
    },
    opened: (id, until, signature) => {
      const wanted = Buffer.from(sign(id, until))
      const given = Buffer.from(signature)
      return wanted.length === given.length && timingSafeEqual(wanted, given) && Number(until) >= Date.now() / 1000 ? id : null
    }
  }
}
