import { DEFAULT_PACK } from './pack/packs'
import { rowWords } from './words'

const words = (code: string) => {
  const row = DEFAULT_PACK.rows.find((one) => one.code === code)
  if (!row) throw new Error(`no row ${code}`)
  return rowWords(row)
}

test.each([
  ['R01', '每小时 10 分，按项目难度相乘；不满 15 分钟不计，一次最多按 240 分钟计；当日上限 40 分'],
  ['R02', '×1.4，同类只取最高'],
  ['R05', '+10 分；一生最多 1 次'],
  ['R06', '+5 分；一生每门课最多 1 次，当年上限 30 分'],
  ['R09', '+10 分；当月每户最多 1 次，当月最多 2 次'],
  ['R13', '+2 分；当日上限 4 分，当月上限 20 分'],
  ['D01', '-2 分；当季前 2 次不扣；当季上限 10 分；可以申诉'],
  ['D02', '-5 分；当季上限 20 分；可以申诉'],
  ['D05', '-50 分；可以申诉'],
  ['N01', '0 分'],
  ['R04', '']
])('%s: %s', (code, said) => expect(words(code)).toBe(said))
