import { AppError } from '@domain/errors'
import { report } from '../_kit/log'

/**
 * Each row by itself: what breaks in one is written down, without anything of whom it is about, and stops none of the others; books that
 * stand still are no bug. `later` puts off the one that broke. Answers how many, or how much, was done.
 */
export const oneByOne = async <T>(
  action: string,
  rows: readonly T[],
  work: (row: T) => Promise<boolean | number>,
  later?: (row: T) => Promise<void>
): Promise<number> => {
  let done = 0
  for (const row of rows) {
    try {
      done += Number(await work(row))
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'BOOKS_STOPPED')) report({ door: 'jobs', action }, error)
      await later?.(row).catch((broken: unknown) => report({ door: 'jobs', action }, broken))
    }
  }
  return done
}
