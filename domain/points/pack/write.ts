import { HOUR } from '../../clock/milliseconds'
import type { Row, RulePack } from '../rule'
import { COLUMNS } from './columns'

/** An instant as a rule file has it: on the clock of Shanghai. */
export const instantOf = (at: number): string => `${new Date(at + 8 * HOUR).toISOString().slice(0, 19)}+08:00`

/** A row without what it would mean anyway. */
const written = (row: Row): string => {
  const columns = COLUMNS[row.kind]
  const said = Object.entries(row).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(columns[name]?.otherwise))
  return JSON.stringify(Object.fromEntries(said))
}

/** The file of a version, one row a line, so that a refusal can name its line. `readPack` reads the same version out of it. */
export const fileOf = ({ version, effectiveAt, demonstration, rows }: RulePack): string =>
  [
    '{',
    `  "version": ${JSON.stringify(version)},`,
    `  "effectiveAt": "${instantOf(effectiveAt)}",`,
    ...(demonstration ? ['  "demonstration": true,'] : []),
    '  "rows": [',
    rows.map((row) => `    ${written(row)}`).join(',\n'),
    '  ]',
    '}',
    ''
  ].join('\n')
