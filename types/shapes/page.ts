/** A page of a list: at most 20, `next` is opaque and absent at the end; no totals (trust.md §8). */
export interface Page<T> {
  items: T[]
  next?: string
}
