import { INITIALS } from './initials'
import type { Item } from './item'
import { SYNONYMS } from './synonyms'

/** What people say around the thing itself. */
const AROUND = /我想要?|我要|帮我|请人?|帮忙|能不能|可以|有没有|想要?|需要|一下|家里的?|[来吗呢吧啊了的\s，。,.？?!！、]/g
const LETTER_OF = new Map(INITIALS.flatMap(([letter = '', ...characters]) => characters.map((one) => [one, letter] as const)))
const initialsOf = (text: string): string => [...text].map((one) => LETTER_OF.get(one) ?? '').join('')

/** What one search is about: without the words around it. */
const wanted = (text: string): string => text.toLowerCase().replace(AROUND, '')

/** What an item is called by the menu, and what else people may call it. */
const namesOf = ({ name, publicName, category }: Item): string[] => [
  name,
  publicName,
  ...SYNONYMS.filter(([menuWord]) => name.includes(menuWord)).flat(),
  category
]
const pairsOf = (text: string): string[] => [...text].slice(1).map((second, index) => (text[index] ?? '') + second)
const isLatin = (text: string): boolean => /^[a-z]+$/.test(text)

/** How well an item fits, the larger the better; 0: not at all. From "says exactly so" down to "shares two characters in a row". */
const fit = (item: Item, text: string): number => {
  const names = namesOf(item)
  if (isLatin(text)) {
    const at = names.map((name) => initialsOf(name).indexOf(text)).filter((index) => index >= 0)
    return at.length === 0 ? 0 : Math.min(...at) === 0 ? 9 : 8
  }
  if (item.name.startsWith(text)) return 9
  if (names.some((name) => name.includes(text))) return 8
  if (names.some((name) => name.length > 1 && text.includes(name))) return 7
  return Math.min(6, pairsOf(text).filter((pair) => names.some((name) => name.includes(pair))).length)
}

/**
 * The services that somebody may mean, the likeliest first: by a piece of the name, by the initials of its pinyin (`lf` finds 义务理发),
 * by what people call it instead, and when nothing fits better, by two characters in a row. Nothing for an empty text.
 * A district's own items are found by their words; by initials as far as scripts/initials.ts knows their characters.
 */
export const search = (items: readonly Item[], text: string): Item[] => {
  const looked = wanted(text)
  if (!looked) return []
  return items
    .map((item) => ({ item, fit: fit(item, looked) + (item.openedBy === 'resident' ? 0.5 : 0) }))
    .filter((one) => one.fit >= 1)
    .sort((a, b) => b.fit - a.fit)
    .map(({ item }) => item)
}
