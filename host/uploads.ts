import { createHash, randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import type { Files } from './files'
import { Refused } from './refusals'
import type { Tokens } from './tokens'

const TWO_MEGABYTES = 2 * 1024 * 1024
const LONGEST_SIDE = 1600
const FORMATS = ['jpeg', 'png', 'webp', 'heif']

/**
 * Reads the picture by its bytes, never by its name, and draws it anew: what comes out is a plain JPEG without place,
 * camera or anything hidden behind the picture.
 */
const redrawn = async (bytes: Buffer): Promise<Buffer> => {
  const picture = sharp(bytes, { limitInputPixels: 50_000_000, failOn: 'error' })
  const { format } = await picture.metadata()
  if (!format || !FORMATS.includes(format)) throw new Refused('FILE_REFUSED')
  return picture
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** `POST /upload` for browsers (a mini-program uploads to its cloud), and the signed links that show a file for ten minutes. */
export const uploadRoutes = async (server: FastifyInstance, { files, tokens }: { files: Files; tokens: Tokens }): Promise<void> => {
  await server.register(multipart, { limits: { fileSize: TWO_MEGABYTES, files: 1, fields: 0 } })

  server.post('/upload', { config: { rateLimit: { max: 20 } } }, async (request) => {
    const identity = await tokens.read(request.headers.authorization)
    if (!identity?.openid) throw new Refused('NOT_SIGNED_IN')
    const part = await request.file()
    const bytes = await part?.toBuffer().catch(() => null)
    if (!bytes) throw new Refused('FILE_REFUSED')
    const picture = await redrawn(bytes).catch(() => {
      throw new Refused('FILE_REFUSED')
    })
    const owner = createHash('sha256').update(`${identity.appId}|${identity.openid}`).digest('hex').slice(0, 32)
    return { fileId: await files.put(`people/${owner}/${randomUUID()}.jpg`, picture) }
  })

  server.get<{ Querystring: Record<string, string> }>('/file', async ({ query }, reply) => {
    const id = files.opened(String(query.id), String(query.until), String(query.signature))
    if (!id) throw new Refused('LINK_EXPIRED')
    const bytes = await files.get(id)
    if (!bytes) throw new Refused('NOT_FOUND')
    return reply.type('image/jpeg').header('content-disposition', 'inline').header('cache-control', 'private, max-age=600').send(bytes)
  })
}
