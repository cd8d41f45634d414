import { invariant } from '../errors'
import defaults from './defaults.json'
import type { Item } from './item'

/** The words a row may use; a district's own menu is checked against the same lists. */
const WORDS = {
  risk: ['L0', 'L1', 'L2', 'L3'],
  sla: ['S1', 'S2', 'S3', 'S4', 'S5', 'P1', 'P2', 'P3'],
  openedBy: ['resident', 'community', 'staff'],
  provider: ['volunteer', 'licensed'],
  venue: ['home', 'public', 'remote']
} as const satisfies { [K in keyof Item]?: readonly Item[K][] }

type Row = (typeof defaults)[number]

/** One of the words of a column, or a bug in the data. */
const word = <K extends keyof typeof WORDS>(row: Row, column: K): (typeof WORDS)[K][number] => {
  const found = (WORDS[column] as readonly string[]).find((one) => one === row[column])
  invariant(found !== undefined, `${row.code} has a known ${column}`)
  return found as (typeof WORDS)[K][number]
}

const itemOf = (row: Row): Item => ({
  ...row,
  risk: word(row, 'risk'),
  sla: word(row, 'sla'),
  openedBy: word(row, 'openedBy'),
  provider: word(row, 'provider'),
  venue: word(row, 'venue')
})

/**
 * The district's menu before anybody changes it: 54 rows, five of them of other kinds (opened by staff until those kinds are switched on).
 * `skills` are words of which one is enough; equipment and rules of conduct ("反光背心", "服从现场指挥") are not skills and are left out,
 * and where children are looked after the record check is the word that must be there.
 */
export const ITEMS: readonly Item[] = defaults.map(itemOf)

/** The row of a code, or undefined: not on the menu. */
export const itemBy = (code: string): Item | undefined => ITEMS.find((item) => item.code === code)
