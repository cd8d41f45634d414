import { wrong } from './wrong'

/** A file's value, and on which line (from 1) a field of an object or an entry of a list in it begins; what is not there is on the first. */
export interface Json {
  value: unknown
  lineOf: (parent: unknown, name: string | number) => number
}

interface Token {
  text: string
  line: number
}
/** A bracket or comma, words in quotes, or what stands between; no quotes go on over the end of a line, so one that is forgotten spoils one line. */
const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\.)*"?|[^ \t\r{}[\],:"]+/g
const tokensOf = (file: string): Token[] =>
  file.split('\n').flatMap((row, index) => (row.match(TOKEN) ?? []).map((text) => ({ text, line: index + 1 })))

const MISREAD = '逗号、引号或括号写错了，读不懂'
/** Far more than any rule needs, and far less than reading it would bear. */
const DEEPEST = 20

/** Reads JSON and nothing looser, and no field twice. Refuses RULES_INVALID with the line where a comma or bracket is missing or one too many. */
export const readJson = (file: string): Json => {
  const tokens = tokensOf(file)
  const lines = new Map<unknown, Map<string | number, number>>()
  let next = 0

  const lineBefore = (): number => tokens[next - 1]?.line ?? 1
  const take = (text: string): boolean => {
    const found = tokens[next]?.text === text
    if (found) next += 1
    return found
  }
  /** Something else should stand here: before a bracket it was forgotten, or the comma before it is one too many. */
  const unexpected = (): never => {
    const token = tokens[next]
    return wrong({ line: !token || /^[{}[\]]/.test(token.text) ? lineBefore() : token.line }, MISREAD)
  }
  const leaf = (): unknown => {
    try {
      const value: unknown = JSON.parse(tokens[next]?.text ?? '')
      next += 1
      return value
    } catch {
      return unexpected()
    }
  }
  const nameBesides = (names: ReadonlyMap<unknown, number>, line: number): string => {
    if (!tokens[next]?.text.startsWith('"')) unexpected()
    const name = leaf() as string
    if (names.has(name)) wrong({ line }, `“${name}”写了两次`)
    if (!take(':')) wrong({ line: lineBefore() }, MISREAD)
    return name
  }
  const valueAt = (depth: number): unknown => {
    const isObject = take('{')
    if (!isObject && !take('[')) return leaf()
    if (depth > DEEPEST) wrong({ line: lineBefore() }, '括号套得太深')
    const close = isObject ? '}' : ']'
    const places = new Map<string | number, number>()
    const members: [string | number, unknown][] = []
    if (!take(close)) {
      do {
        const line = tokens[next]?.line ?? lineBefore()
        const name = isObject ? nameBesides(places, line) : members.length
        places.set(name, line)
        members.push([name, valueAt(depth + 1)])
      } while (take(','))
      if (!take(close)) wrong({ line: lineBefore() }, MISREAD)
    }
    // a field may be called __proto__: it becomes one like any other
    const value: unknown = isObject ? Object.fromEntries(members) : members.map(([, member]) => member)
    lines.set(value, places)
    return value
  }

  const value = valueAt(0)
  const more = tokens[next]
  if (more) wrong({ line: more.line }, MISREAD)
  return { value, lineOf: (parent, name) => lines.get(parent)?.get(name) ?? 1 }
}
