import { initialsOf, searchedTexts } from '../../scripts/initials'
import { INITIALS } from './initials'
import { ITEMS } from './items'
import { search } from './search'
import { SYNONYMS } from './synonyms'

const first = (text: string) => search(ITEMS, text)[0]?.code
const codes = (text: string) => search(ITEMS, text).map(({ code }) => code)

describe('a search that forgives', () => {
  it.each([
    ['理发', 'B08'],
    ['lf', 'B08'],
    ['ywlf', 'B08'],
    ['LF', 'B08'],
    ['剃头', 'B08'],
    ['我想剪头发', 'B08'],
    ['灯坏了', 'B02'],
    ['家里的水龙头漏水', 'B02'],
    ['dp', 'B02'],
    ['看病', 'C02'],
    ['陪我去医院', 'C02'],
    ['kd', 'B06'],
    ['拿包裹', 'B06'],
    ['微信不会用', 'J01'],
    ['买菜', 'B05'],
    ['唠嗑', 'A01'],
    ['律师', 'F01'],
    ['轮椅', 'I05'],
    ['量血压', 'C01'],
    ['cbtj', 'F04']
  ])('finds by %s what is meant: %s', (text, code) => expect(first(text)).toBe(code))

  it('says nothing rather than anything', () => {
    for (const text of ['', '   ', '的', '贷款炒股', 'zzzz']) expect(codes(text)).toEqual([])
  })
  it('finds every service by its own name and by the initials of its name', () => {
    for (const item of ITEMS) expect(search(ITEMS, item.name.slice(0, 6))).toContain(item)
  })
})

describe('the tables behind it', () => {
  it('hold every character of the menu: scripts/initials.ts was run after the last change', () => {
    expect(INITIALS).toEqual(initialsOf(searchedTexts()))
  })
  it('name only words that the menu has', () => {
    const orphans = SYNONYMS.map(([menuWord]) => menuWord).filter((word) => !ITEMS.some(({ name }) => name.includes(word)))
    expect(orphans).toEqual([])
  })
})
