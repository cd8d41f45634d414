import type { RuleReport } from '@contract/rules'
import { dayOf } from '@domain/clock/shanghai'
import type { BarRow } from './bars'

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
const average = (sum: number, people: number): number => (people === 0 ? 0 : Math.round(sum / people))

/** The same figures of both versions, as a table. */
export const figuresOf = ({ before, after }: RuleReport): { what: string; before: string; after: string }[] => [
  { what: '总发放', before: `${before.issued} 分`, after: `${after.issued} 分` },
  { what: '扣分', before: `${before.deducted} 分`, after: `${after.deducted} 分` },
  { what: '被上限截断', before: percent(before.cutShare), after: percent(after.cutShare) },
  { what: '最多的 1% 的人占', before: percent(before.topShare), after: percent(after.topShare) },
  { what: '基尼系数', before: before.gini.toFixed(3), after: after.gini.toFixed(3) }
]

const TENTHS = ['最少的一成', '第二成', '第三成', '第四成', '第五成', '第六成', '第七成', '第八成', '第九成', '最多的一成']

/** What each tenth of people has on average, from those who have least to those who have most; a tenth without anybody is left out. */
export const tenthRows = ({ tenths }: RuleReport): BarRow[] =>
  tenths.flatMap(({ people, before, after }, index) =>
    people === 0
      ? []
      : [
          {
            label: TENTHS[index] ?? '',
            values: [before, after].map((sum) => ({ amount: average(sum, people), words: `${average(sum, people)} 分` }))
          }
        ]
  )

/** How many people would get how much more or less. */
export const bandRows = ({ bands }: RuleReport): BarRow[] =>
  bands.map(({ label, people }) => ({ label, values: [{ amount: people, words: `${people} 人` }] }))

/** Over what it was tried. */
export const overWords = ({ from, until, facts, before }: RuleReport): string =>
  `用 ${dayOf(from)} 到 ${dayOf(until)} 的 ${facts} 件事、${before.people} 个人算的，只有人数，没有姓名。`
