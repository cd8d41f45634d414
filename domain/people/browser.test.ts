import { browserDigits, browserText } from './browser'

test.each([
  [browserText('12345678'), '12345678'],
  ['1234 5678', '12345678'],
  ['１２３４５６７８', '12345678'],
  ['1234567', null],
  ['123456789', null],
  ['LINLI2:12345678', null],
  ['LINLI1:O1:1:123456', null],
  ['https://example.cn/12345678', null],
  ['', null]
])('%j names the browser %s', (text, digits) => expect(browserDigits(text)).toBe(digits))
