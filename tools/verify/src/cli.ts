import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { lineWords } from '@domain/verify/line'
import { NOTHING_TRUSTED, readNotice, typed, type Trusted } from '@domain/verify/notice'
import { decoded } from './decoded'
import { both, pinned } from './pinned'
import { exitOf, reportOn } from './report'

const USAGE = `linli-verify 文件 [--notice 公布的文件] [--day 2026-11-27 --digest 公告栏上的摘要] [--key 公告栏上的钥匙指纹] [--json]
`
const CANNOT_TELL = 2
const DAY = /^\d{4}-\d\d-\d\d$/

/** What cannot be gone on with, in words for whoever typed it. */
class Stop extends Error {}
const stop = (words: string): never => {
  throw new Stop(words)
}

const read = (file: string): string => {
  try {
    return decoded(readFileSync(file))
  } catch {
    return stop(`打不开 ${file}`)
  }
}

const fromNotice = (file: string | undefined): Trusted =>
  file === undefined ? NOTHING_TRUSTED : (readNotice(read(file)) ?? stop(`${file} 不是公布的摘要文件`))

const fromPaper = ({ day, digest, key }: { day?: string; digest?: string; key?: string }): Trusted => {
  if ((day === undefined) !== (digest === undefined)) return stop('--day 和 --digest 要一起写')
  if (day !== undefined && !DAY.test(day)) return stop('日期要写成 2026-11-27 这样')
  const letters = (text: string) => typed(text) ?? stop('摘要和指纹要抄至少前 32 位（0–9、a–f）')
  return {
    keys: key === undefined ? [] : [letters(key).slice(0, 32)],
    days: day === undefined || digest === undefined ? [] : [{ day, digest: letters(digest) }]
  }
}

/** Reads the arguments, looks at one file, says three lines; answers how the process ends. */
export const main = (args: string[], say: (words: string) => void): number => {
  try {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { notice: text, day: text, digest: text, key: text, json: { type: 'boolean' } }
    })
    const [file = stop(USAGE), ...more] = positionals
    if (more.length > 0) stop(USAGE)
    const trusted = both(pinned(), both(fromNotice(values.notice), fromPaper(values)))
    const report = reportOn(read(file), trusted) ?? stop(`${file} 不是邻里点单的账单`)
    if (values.json) say(`${JSON.stringify(report.lines)}\n`)
    else say([...report.about, ...report.lines.map((line) => `${lineWords(line)}　${line.because}`), ''].join('\n'))
    return exitOf(report)
  } catch (error) {
    const known = error instanceof Stop || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    if (!known) throw error
    say(`${(error as Error).message}\n`)
    return CANNOT_TELL
  }
}
