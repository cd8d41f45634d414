import type { OwnData, OwnPieces } from '@contract/member'
import { call } from './doors'

/** Every part of what is kept about somebody, as their phone asks for it. */
export const partsOf = async (who: string): Promise<OwnData[]> => {
  const parts = [await call(who, 'member.ownData', {})]
  for (let next = parts[0]?.next; next; next = parts.at(-1)?.next) parts.push(await call(who, 'member.ownData', { cursor: next }))
  return parts
}

/** All of one kind, from all parts. */
export const allOf = <K extends keyof OwnPieces>(parts: readonly OwnData[], kind: K): OwnPieces[K][number][] =>
  parts.flatMap((part) => (part[kind] ?? []) as OwnPieces[K][number][])
