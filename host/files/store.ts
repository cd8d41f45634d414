import { randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** How a file is shown to somebody who may see it. */
export interface Links {
  /** a link good for ten minutes at most */
  link: (fileId: string, seconds?: number) => string
  /** whether these three came out of `link` and are still good */
  opens: (fileId: string, until: string, signature: string) => boolean
}

/** Files on this host's disk, under the ids that CloudBase would give them. */
export interface Files extends Links {
  idOf: (cloudPath: string) => string
  /** whole or not at all; throws RangeError for a path that leaves the folder */
  put: (fileId: string, bytes: Buffer) => Promise<void>
  has: (fileId: string) => Promise<boolean>
  get: (fileId: string) => Promise<Buffer | null>
  remove: (fileId: string) => Promise<void>
}

const PREFIX = 'cloud://linli/'
/** Letters, digits, dashes, dots inside; never upwards, never absolute. */
const SAFE = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/

const placeIn = (folder: string, fileId: string): string | null => {
  const cloudPath = fileId.startsWith(PREFIX) ? fileId.slice(PREFIX.length) : ''
  return cloudPath.length <= 200 && SAFE.test(cloudPath) ? path.join(folder, ...cloudPath.split('/')) : null
}

/** A store below `folder`. */
export const filesIn = (folder: string, links: Links): Files => {
  const place = (fileId: string) => placeIn(folder, fileId)
  return {
    idOf: (cloudPath) => `${PREFIX}${cloudPath}`,
    put: async (fileId, bytes) => {
      const file = place(fileId)
      if (!file) throw new RangeError('not a path of ours')
      await mkdir(path.dirname(file), { recursive: true })
      const half = `${file}.${randomUUID()}`
      await writeFile(half, bytes)
      await rename(half, file)
    },
    has: async (fileId) => {
      const file = place(fileId)
      return (
        file !== null &&
        access(file)
          .then(() => true)
          .catch(() => false)
      )
    },
    get: async (fileId) => {
      const file = place(fileId)
      return file ? readFile(file).catch(() => null) : null
    },
    remove: async (fileId) => {
      const file = place(fileId)
      if (file) await rm(file, { force: true })
    },
    ...links
  }
}
