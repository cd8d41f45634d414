import { isUnreadable } from '../../unreadable'

/** A row holds lists of limits and no more. */
const DEEPEST = 6

/** Why what a file says cannot be kept, whichever way it was written; null: it can. Looks at nothing twice and never recurses. */
export const unkeepable = (value: unknown): string | null => {
  const waiting: [unknown, number][] = [[value, 0]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [one, depth] = next
    if (typeof one === 'string' && isUnreadable(one)) return '里有无法保存的字符'
    if (typeof one !== 'object' || one === null) continue
    if (depth === DEEPEST) return '括号套得太深'
    for (const [name, inner] of Object.entries(one)) waiting.push([name, depth + 1], [inner, depth + 1])
  }
  return null
}
