import type { Item } from '../menu/item'

/** Words that say a course was taken or a record looked up: whoever has it shows the paper. */
const BY_PAPER = /(培训|查询)$/

/** The skill words of a menu, apart by who may say them of somebody. */
export interface Skills {
  /** said by oneself: 理发, 沟通 */
  own: string[]
  /** a course or a record, seen by a community worker: 康复培训 */
  papers: string[]
  /** of licensed work, seen by a community worker: 律师 */
  licences: string[]
}

/** Every skill word of the menu once, in its order. What licensed work asks for is a licence wherever else it stands. */
export const skillsOf = (items: readonly Pick<Item, 'skills' | 'provider'>[]): Skills => {
  const of = (some: readonly Pick<Item, 'skills'>[]) => [...new Set(some.flatMap(({ skills }) => skills))]
  const licences = of(items.filter(({ provider }) => provider === 'licensed'))
  const others = of(items).filter((skill) => !licences.includes(skill))
  return {
    own: others.filter((skill) => !BY_PAPER.test(skill)),
    papers: others.filter((skill) => BY_PAPER.test(skill)),
    licences
  }
}
