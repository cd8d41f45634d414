import type { Refusal } from '@domain/order/rule'
import { isUnreadable } from '@domain/unreadable'

/** JSON that the database cannot hold, that is too much, or that is made to harm. */
const POISON = new Set(['__proto__', 'constructor', 'prototype'])
const MOST_VALUES = 5_000
const MOST_CHARACTERS = 128 * 1024
const DEEPEST = 10

/** The first reason why nobody should look further into this event, or null. Never throws, never recurses. */
export const readable = (event: unknown): Refusal | null => {
  const waiting: [unknown, number][] = [[event, 0]]
  let values = 0
  let characters = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next
    values += 1
    if (typeof value === 'string') {
      characters += value.length
      if (isUnreadable(value)) return { code: 'TEXT_UNREADABLE' }
    }
    if (values > MOST_VALUES || characters > MOST_CHARACTERS) return { code: 'BODY_TOO_LARGE' }
    if (typeof value !== 'object' || value === null) continue
    if (depth === DEEPEST) return { code: 'INVALID_INPUT', params: { what: '内容的层次太多' } }
    for (const key of Object.keys(value)) {
      if (POISON.has(key)) return { code: 'INVALID_INPUT', params: { what: '多了认不出的内容' } }
      waiting.push([key, depth + 1], [(value as Record<string, unknown>)[key], depth + 1])
    }
  }
  return null
}
