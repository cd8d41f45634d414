import sharp from 'sharp'
import { encode } from 'uqr'
import { qrPicture } from './qr-picture'

const BORDER = 4

it.each([
  ['one letter', '1', 6],
  ['what the on-site code carries', 'linli:O123:1:482913', 6],
  ['a code that a phone signed', `LINLI1:O123456789012345:1:482913:${'k'.repeat(43)}:${'s'.repeat(86)}`, 4],
  ['a printed page', '邻里'.repeat(166), 2]
])('a PNG reader sees exactly the squares of the code: %s', async (_, text, scale) => {
  const bytes = Buffer.from(qrPicture(text).slice('data:image/png;base64,'.length), 'base64')
  const seen = await sharp(bytes, { failOn: 'warning' }).greyscale().raw().toBuffer()
  const wide = <T>(items: readonly T[]): T[] => items.flatMap((item) => new Array<T>(scale).fill(item))
  const { data } = encode(text, { border: BORDER, ecc: 'M' })
  const expected = Buffer.from(wide(data.map((row) => wide(row).map((dark) => (dark ? 0 : 255)))).flat())
  expect(seen.equals(expected)).toBe(true)
})
