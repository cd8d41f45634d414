import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The folder is open elsewhere: two processes on one embedded database would destroy it. */
export class FolderLocked extends Error {
  constructor(readonly pid: number) {
    super(`数据文件夹正被另一个程序（进程 ${pid}）使用，请先关掉它，或用 DATA_DIR 换一个文件夹`)
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Writes our pid into the folder's lock file, taking over from a process that has died. Answers how to unlock. Throws FolderLocked. */
export const lockFolder = (folder: string): (() => void) => {
  const file = path.join(folder, 'linli.lock')
  const claim = () => writeFileSync(file, String(process.pid), { flag: 'wx' })
  try {
    claim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid > 0 && isAlive(pid)) throw new FolderLocked(pid)
    rmSync(file, { force: true })
    claim()
  }
  return () => rmSync(file, { force: true })
}
