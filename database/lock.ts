import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The folder is open elsewhere: two processes on one embedded database would destroy it. */
export class FolderLocked extends Error {
  constructor(readonly pid: number) {
    super(`数据文件夹正被另一个程序（进程 ${pid}）使用，请先关掉它，或用 DATA_DIR 换一个文件夹`)
  }
}

const LOCK = /^linli-(\d+)-(\d*)\.lock$/

/** The fields of /proc that follow the name of a process, which may itself hold spaces; empty where there is no /proc. */
const factsOf = (pid: number): string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** When a process began, in ticks since the machine did: numbers come round again, and in a container the next run often has the same. */
const startOf = (pid: number): string => factsOf(pid)[19] ?? ''

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return factsOf(pid)[0] !== 'Z'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const lockOf = (pid: number): string => `linli-${pid}-${startOf(pid)}.lock`

/**
 * Locks a folder for this process, taking over from processes that have died. Answers how to unlock. Throws FolderLocked.
 * Everybody signs with a file of their own and looks round afterwards: of two that start together at most one stays.
 */
export const lockFolder = (folder: string): (() => void) => {
  const mine = lockOf(process.pid)
  const unlock = () => rmSync(path.join(folder, mine), { force: true })
  try {
    writeFileSync(path.join(folder, mine), '', { flag: 'wx' })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new FolderLocked(process.pid) : error
  }
  for (const name of readdirSync(folder).filter((file) => LOCK.test(file) && file !== mine)) {
    const pid = Number(LOCK.exec(name)?.[1])
    if (isRunning(pid) && lockOf(pid) === name) {
      unlock()
      throw new FolderLocked(pid)
    }
    rmSync(path.join(folder, name), { force: true })
  }
  return unlock
}
