import { shelfMarks } from './words'

const MONTHLY = '每人每月最多 1 份'
const why = (code: string) => ({ code, words: code })

test.each<[string, Parameters<typeof shelfMarks>[0], [limit: string, hindrance: string]]>([
  ['nothing is in the way', { left: 3, limit: MONTHLY }, [MONTHLY, '']],
  ['too few points', { left: 3, limit: MONTHLY, hindrance: why('POINTS_SHORT') }, [MONTHLY, 'POINTS_SHORT']],
  ['the limit', { left: 3, limit: MONTHLY, hindrance: why('GOOD_LIMIT') }, ['', 'GOOD_LIMIT']],
  ['nothing left', { left: 0, limit: MONTHLY, hindrance: why('SOLD_OUT') }, [MONTHLY, '']]
])('on the shelf everything is said once: %s', (_, good, [limit, hindrance]) => expect(shelfMarks(good)).toEqual({ limit, hindrance }))
