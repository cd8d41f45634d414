import sharp from 'sharp'

const LONGEST_SIDE = 1600
const MOST_PIXELS = 50_000_000

/** What a photo's first bytes look like; the name and the declared type of an upload are never believed. */
const MAGIC: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
]

/**
 * Draws a picture anew: what comes out is a plain JPEG without place, camera, or anything hidden behind or inside the picture.
 * Null when the bytes are not a JPEG, PNG or WebP that can be drawn.
 */
export const redrawn = async (bytes: Buffer): Promise<Buffer | null> => {
  if (!MAGIC.some((looksRight) => looksRight(bytes))) return null
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer()
    .catch(() => null)
}
