/** The text of one row in a rule file and the line (from 1) it begins on. */
export interface RowText {
  line: number
  text: string
}

/**
 * Cuts a rule file into its rows without understanding them, so that a typo inside one row is told by that row's line.
 * A row is an object in an array in the outer object; quotes and escapes are respected.
 */
export const rowTexts = (file: string): RowText[] => {
  const rows: RowText[] = []
  let depth = 0
  let line = 1
  let quoted = false
  let start = { line: 1, at: 0 }
  for (let at = 0; at < file.length; at += 1) {
    const char = file[at]
    if (char === '\n') line += 1
    if (quoted) {
      // a line never ends inside quotes: a forgotten quote spoils one row, not the rest of the file
      if (char === '\\') at += 1
      else if (char === '"' || char === '\n') quoted = false
      continue
    }
    if (char === '"') quoted = true
    if (char === '{' || char === '[') {
      depth += 1
      if (depth === 3 && char === '{') start = { line, at }
    }
    if (char === '}' || char === ']') {
      if (depth === 3 && char === '}') rows.push({ line: start.line, text: file.slice(start.at, at + 1) })
      depth -= 1
    }
  }
  if (depth >= 3) rows.push({ line: start.line, text: file.slice(start.at) })
  return rows
}
