import { oneByOne } from './one-by-one'

/** A run ends before the next one begins; what is left is due again then. */
const MOST = 40

/** As `oneByOne`, page after page from where the last one ended, so that rows that stay keep nobody behind them waiting. */
export const pageByPage = async <T>(
  action: string,
  size: number,
  page: (after: T | undefined) => Promise<readonly T[]>,
  work: (row: T) => Promise<boolean | number>
): Promise<number> => {
  let done = 0
  for (let [pages, last] = [0, undefined as T | undefined]; pages < MOST; pages += 1) {
    const rows = await page(last)
    done += await oneByOne(action, rows, work)
    last = rows.at(-1)
    if (rows.length < size) break
  }
  return done
}
