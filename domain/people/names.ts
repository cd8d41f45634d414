/** Two-character surnames that are still common; anything else has a surname of one. */
const LONG_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '长孙',
  '端木',
  '南宫'
]

export type Sex = 'male' | 'female'

/** The surname of a full Chinese name: all that an invited volunteer learns. */
export const surnameOf = (fullName: string): string =>
  LONG_SURNAMES.find((surname) => fullName.startsWith(surname) && fullName.length > 2) ?? fullName.slice(0, 1)

/** What somebody is called by age (whole years) when there is no better word: 奶奶 and 爷爷 from 65 on, 同学 under 18. */
const CALLED: readonly { from: number; words: Record<Sex, string> }[] = [
  { from: 65, words: { female: '奶奶', male: '爷爷' } },
  { from: 45, words: { female: '阿姨', male: '叔叔' } },
  { from: 18, words: { female: '女士', male: '先生' } },
  { from: 0, words: { female: '同学', male: '同学' } }
]

/** What others may read instead of a name: 李奶奶, 陈先生; a `title` of one's own wins: 王师傅, 赵医生. */
export const publicNameOf = (fullName: string, person: { sex: Sex; age: number; title?: string }): string =>
  surnameOf(fullName) + (person.title ?? CALLED.find((row) => person.age >= row.from)?.words[person.sex] ?? '')

/** Kept when a name has no known sex: the surname and 居民. */
export const plainPublicName = (fullName: string): string => `${surnameOf(fullName)}居民`
