import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FolderLocked, lockFolder } from './lock'

const folder = mkdtempSync(path.join(tmpdir(), 'linli-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder opens once; after unlocking it opens again', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderLocked)
  unlock()
  lockFolder(folder)()
})

test('the lock of a process that died is taken over', () => {
  writeFileSync(path.join(folder, 'linli.lock'), '99999999')
  lockFolder(folder)()
})
