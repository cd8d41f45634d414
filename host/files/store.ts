import { randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathOf } from './names'

/** Files on this host's disk, by the ids that CloudBase would give them. */
export interface Files {
  /** whole or not at all; throws RangeError for an id that would leave the folder */
  put: (fileId: string, bytes: Buffer) => Promise<void>
  has: (fileId: string) => Promise<boolean>
  get: (fileId: string) => Promise<Buffer | null>
  remove: (fileId: string) => Promise<void>
}

/** A store below `folder`. */
export const filesIn = (folder: string): Files => {
  const place = (fileId: string): string | null => {
    const inside = pathOf(fileId)
    return inside === null ? null : path.join(folder, ...inside.split('/'))
  }
  return {
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
      if (!file) return false
      return access(file).then(
        () => true,
        () => false
      )
    },
    get: async (fileId) => {
      const file = place(fileId)
      return file ? readFile(file).catch(() => null) : null
    },
    remove: async (fileId) => {
      const file = place(fileId)
      if (file) await rm(file, { force: true })
    }
  }
}
