import sharp from 'sharp'
import { encode } from 'uqr'
import { qrPicture } from './qr-picture'

const SCALE = 6
const BORDER = 4
const wide = <T>(items: readonly T[]): T[] => items.flatMap((item) => new Array<T>(SCALE).fill(item))

it.each([
  ['one letter', '1'],
  ['what the on-site code carries', 'linli:O123:1:482913'],
  ['more than anybody needs', '邻里'.repeat(60)]
])('a PNG reader sees exactly the squares of the code: %s', async (_, text) => {
  const bytes = Buffer.from(qrPicture(text).slice('data:image/png;base64,'.length), 'base64')
  const seen = await sharp(bytes, { failOn: 'warning' }).greyscale().raw().toBuffer()
  const { data } = encode(text, { border: BORDER, ecc: 'M' })
  const expected = Buffer.from(wide(data.map((row) => wide(row).map((dark) => (dark ? 0 : 255)))).flat())
  expect(seen.equals(expected)).toBe(true)
})
