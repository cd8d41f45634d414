/** What a key does at the desk. */
export type Stroke = 'up' | 'down' | 'first' | 'last' | 'open' | 'select' | 'all' | 'move' | 'close' | 'filter'

/** The keys of a desk as its help shows them; `move` is R for a community and D for a unit, and absent where no order of the list can take it. */
export const keysOf = (
  move: { key: string; label: string } | undefined,
  many: boolean
): { shown: string; words: string; strokes: Record<string, Stroke> }[] => [
  { shown: '↑ ↓', words: '上下走', strokes: { ArrowUp: 'up', ArrowDown: 'down' } },
  { shown: 'Home End', words: '到头、到底', strokes: { Home: 'first', End: 'last' } },
  { shown: '回车', words: '打开', strokes: { Enter: 'open' } },
  ...(many
    ? [
        { shown: '空格', words: '选上、不选', strokes: { ' ': 'select' as const } },
        { shown: 'A', words: '全选、全不选', strokes: { a: 'all' as const } }
      ]
    : []),
  ...(move ? [{ shown: move.key.toUpperCase(), words: move.label, strokes: { [move.key]: 'move' as const } }] : []),
  { shown: '/', words: '找', strokes: { '/': 'filter' } },
  { shown: 'Esc', words: '收起', strokes: { Escape: 'close' } }
]

/** These belong to whatever has the focus; only on a row, or on nothing, are they the desk's. */
export const ON_ROWS_ONLY: readonly Stroke[] = ['open', 'select']
