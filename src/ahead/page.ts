import type { CallAnswer } from '@contract'
import { keyOf, type AskedAhead } from './asked'
import { QUESTIONS, type Question } from './questions'

/** Each page's own scripts, put in by the build (`config/ahead.ts`). */
declare const SCRIPTS: Record<string, string[] | undefined>
/** The page that an address without a route opens. */
declare const FIRST: string

/** Nothing waits longer for an answer asked for here: milliseconds. */
const PATIENCE = 20_000

const [route = '', search = ''] = location.hash.replace(/^#\/?/, '').split('?')
const page = route || FIRST

/** A script of the page itself: what its room needs is asked for together with the app, not after it has been read and run. */
const preload = (name: string): void => {
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'script'
  link.href = `/${name}`
  document.head.appendChild(link)
}

/** Who is signed in in this window; see `src/stores/session.ts`. */
const tokenHere = (): string => {
  try {
    return (JSON.parse(sessionStorage.getItem('session') ?? '') as { state: { token: string } }).state.token
  } catch {
    return ''
  }
}

const asked: AskedAhead = {}
window.linliAsked = asked
const token = tokenHere()

/** The same request as `src/services/cloud.ts` sends; whatever goes wrong is as if nobody had asked. */
const send = async ({ event }: Question): Promise<CallAnswer | undefined> => {
  const stop = new AbortController()
  const clock = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const answer = await fetch(`/call/${event.action.slice(0, event.action.indexOf('.'))}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(event),
      signal: stop.signal
    })
    return answer.ok ? ((await answer.json()) as CallAnswer) : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(clock)
  }
}

const ask = (question: Question): void => {
  if (!(token || question.ofAnybody) || (question.kept && localStorage.getItem(question.kept))) return
  const answer = send(question)
  const one: AskedAhead[string] = { answer }
  asked[keyOf(token, question.event)] = one
  void answer.then(() => {
    one.at = Date.now()
  })
}

SCRIPTS[page]?.forEach(preload)
QUESTIONS[page]?.(Object.fromEntries(new URLSearchParams(search))).forEach(ask)
