import { useEffect } from 'react'
import type { PagesOf } from '@/services/remote'

/** Rows that fill the table, and how many are looked through for them before somebody is asked. */
const ENOUGH = 20
const FAR = 400

/** A sieve looks through what was not fetched yet too, page by page: what it lets through fills the table, or it has looked far, or there is no more. */
export const useFill = (sifting: boolean, shown: number, { items, more, busy, again }: PagesOf<unknown>): void => {
  const wanted = sifting && shown < ENOUGH && !busy && !again && (items?.length ?? FAR) < FAR
  useEffect(() => {
    if (wanted) more?.()
  }) // a page that came and brought nothing wants the next
}
