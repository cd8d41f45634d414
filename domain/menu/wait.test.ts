import { waitWords, type Wait } from './wait'

const table: [string, Wait, string | null][] = [
  ['four times tell nothing', { asked: 4, taken: 4, minutes: 5 }, null],
  ['five do', { asked: 5, taken: 5, minutes: 5 }, '近半年槐树里社区点过 5 次，5 次有人接，一般一小时内接上'],
  ['an hour', { asked: 9, taken: 7, minutes: 60 }, '近半年槐树里社区点过 9 次，7 次有人接，一般一小时内接上'],
  ['a minute more is two hours', { asked: 9, taken: 7, minutes: 61 }, '近半年槐树里社区点过 9 次，7 次有人接，一般 2 小时内接上'],
  ['half a day', { asked: 9, taken: 7, minutes: 720 }, '近半年槐树里社区点过 9 次，7 次有人接，一般 12 小时内接上'],
  ['a day', { asked: 9, taken: 7, minutes: 1440 }, '近半年槐树里社区点过 9 次，7 次有人接，一般一天内接上'],
  ['a minute more is two days', { asked: 9, taken: 7, minutes: 1441 }, '近半年槐树里社区点过 9 次，7 次有人接，一般 2 天内接上'],
  ['nobody ever came', { asked: 6, taken: 0, minutes: null }, '近半年槐树里社区点过 6 次，还没有人接过，可以打电话问问社区']
]

test.each(table)('%s', (_, wait, words) => expect(waitWords('槐树里社区', wait)).toBe(words))
