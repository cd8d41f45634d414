import { lineWords, type Verdict } from '@domain/verify/line'
import { NOTHING_TRUSTED, readNotice, typed, type Trusted } from '@domain/verify/notice'
import { decoded } from './decoded'
import { both, pinned } from './pinned'
import { reportOn } from './report'

const MARKS: Record<Verdict, string> = { yes: '✓', no: '✗', unknown: '？' }
const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T
const valueOf = (id: string): string => element<HTMLInputElement>(id).value.trim()

const state = { words: '', notice: NOTHING_TRUSTED }

/** What was typed from the notice board; what is too short counts as not typed, and the page says so. */
const fromPaper = (): Trusted => {
  const [key, digest] = [typed(valueOf('key')), typed(valueOf('digest'))]
  element('short').hidden = (valueOf('key') === '' || key !== null) && (valueOf('digest') === '' || digest !== null)
  return { keys: key ? [key.slice(0, 32)] : [], days: digest ? [{ day: valueOf('day'), digest }] : [] }
}

const line = (words: string, kind: string): HTMLElement => {
  const made = document.createElement('p')
  made.className = kind
  made.textContent = words
  return made
}

/** Looks again whenever anything was chosen or typed; nothing is sent anywhere. */
const show = (): void => {
  const place = element('result')
  place.replaceChildren()
  if (!state.words) return
  const report = reportOn(state.words, both(pinned(), both(state.notice, fromPaper())))
  if (!report) return place.append(line('这不是邻里点单的账单，也不是纸上的码。', 'because'))
  for (const one of report.lines) {
    const heading = line(`${MARKS[one.verdict]} ${lineWords(one)}`, `line line--${one.verdict}`)
    heading.setAttribute('role', 'status')
    place.append(heading, line(one.because, 'because'))
  }
  for (const words of report.about) place.append(line(words, 'about'))
}

const reads = (id: string, take: (words: string) => void): void => {
  element<HTMLInputElement>(id).addEventListener('change', (event) => {
    const file = (event.target as HTMLInputElement).files?.[0]
    if (file) void file.arrayBuffer().then(decoded).then(take).then(show)
  })
}

reads('file', (words) => {
  state.words = words
})
reads('notice', (words) => {
  const read = readNotice(words)
  element('notice-wrong').hidden = read !== null
  state.notice = read ?? NOTHING_TRUSTED
})
element('code').addEventListener('input', () => {
  state.words = valueOf('code')
  show()
})
for (const id of ['day', 'digest', 'key']) element(id).addEventListener('input', show)
