/** The three things that can be said of a statement, each by itself; no word says all of them at once. */
export const LINES = { intact: '没有被改动', published: '在当天的公布摘要里', present: '现场双方设备签过' } as const
export type Verdict = 'yes' | 'no' | 'unknown'

/** One of the three, and why: a sentence for whoever holds the file. */
export interface Line {
  line: keyof typeof LINES
  verdict: Verdict
  because: string
}
/** How a verdict is said: where no phone signed, nothing was denied. */
export const VERDICTS: Record<Verdict, string> = { yes: '是', no: '否', unknown: '看不出' }

/** `没有被改动：是`, and `没有` where nobody's phone signed. */
export const lineWords = ({ line, verdict }: Line): string =>
  line === 'present' && verdict === 'no' ? `${LINES.present}：没有` : `${LINES[line]}：${VERDICTS[verdict]}`

const says =
  (line: keyof typeof LINES) =>
  (verdict: Verdict) =>
  (because: string): Line => ({ line, verdict, because })
export const intact = { yes: says('intact')('yes'), no: says('intact')('no'), unknown: says('intact')('unknown') }
export const published = { yes: says('published')('yes'), no: says('published')('no'), unknown: says('published')('unknown') }
export const present = { yes: says('present')('yes'), no: says('present')('no'), unknown: says('present')('unknown') }
