import { writeFileSync } from 'node:fs'
import path from 'node:path'
import defaults from '../domain/menu/defaults.json'
import { SYNONYMS } from '../domain/menu/synonyms'

const FILE = path.resolve(__dirname, '../domain/menu/initials.ts')
/** The first character of each initial in the order of the Unicode collation by pinyin: what sorts at or after it, and before the next, begins so. */
const FIRST = {
  a: '阿',
  b: '八',
  c: '嚓',
  d: '哒',
  e: '妸',
  f: '发',
  g: '旮',
  h: '哈',
  j: '讥',
  k: '咔',
  l: '垃',
  m: '妈',
  n: '拏',
  o: '噢',
  p: '妑',
  q: '七',
  r: '呥',
  s: '仨',
  t: '他',
  w: '穵',
  x: '夕',
  y: '丫',
  z: '帀'
}
/** Characters that are read otherwise in the words of the menu. */
const READ_HERE: Record<string, string> = { 调: 't', 长: 'z', 弹: 't', 薄: 'b', 行: 'x', 乐: 'l', 重: 'c', 秘: 'm' }
const { compare } = new Intl.Collator('zh-Hans-u-co-pinyin')

/** The letter that the pinyin of a character begins with. */
export const initialOf = (character: string): string =>
  READ_HERE[character] ?? Object.entries(FIRST).reduce((last, [letter, first]) => (compare(character, first) >= 0 ? letter : last), '')

/** Every character of the menu and of what people call it, by initial: `a阿爱`, `b八…`. */
export const initialsOf = (texts: readonly string[]): string[] => {
  const characters = [...new Set(texts.join(''))].filter((one) => /\p{Script=Han}/u.test(one)).sort(compare)
  return Object.keys(FIRST)
    .map((letter) => letter + characters.filter((one) => initialOf(one) === letter).join(''))
    .filter((row) => row.length > 1)
}

/** All that somebody may search by. */
export const searchedTexts = (): string[] => [
  ...defaults.flatMap(({ name, publicName, category }) => [name, publicName, category]),
  ...SYNONYMS.flat()
]

/** Writes the table anew after a change of the menu or of the synonyms: `tsx scripts/initials.ts`. A library would weigh a hundred times as much. */
const main = async (): Promise<void> => {
  const { format, resolveConfig } = await import('prettier')
  const source = `/** Characters by the letter that their pinyin begins with; written by scripts/initials.ts, never by hand. */\nexport const INITIALS: readonly string[] = ${JSON.stringify(initialsOf(searchedTexts()))}\n`
  writeFileSync(FILE, await format(source, { ...(await resolveConfig(FILE)), filepath: FILE }))
}
if (process.argv[1] === __filename) void main()
