import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { ownFolder } from '../../database/own-folder'
import type { Tokens } from '../people/tokens'
import { Refused } from '../refusals'
import type { Links } from './links'
import { idOf } from './names'
import { lapses } from './lapse'
import { redrawn } from './redraw'
import type { Files } from './store'

const TWO_MEGABYTES = 2 * 1024 * 1024

interface Parts {
  pool: Pool
  files: Files
  links: Links
  tokens: Tokens
}

/** `POST /upload` → `{ fileId }` for browsers (a mini-program uploads to its cloud), and `GET /file` for signed links. */
export const pictureRoutes = async (server: FastifyInstance, { pool, files, links, tokens }: Parts): Promise<void> => {
  await server.register(multipart, { limits: { fileSize: TWO_MEGABYTES, files: 1, fields: 0 } })

  server.post('/upload', { config: { rateLimit: { max: 60 } } }, async (request) => {
    const person = await tokens.read(request.headers.authorization)
    if (!person) throw new Refused('NOT_SIGNED_IN')
    const bytes = await request
      .file()
      .then((part) => part?.toBuffer())
      .catch(() => undefined)
    const picture = bytes && (await redrawn(bytes))
    if (!picture) throw new Refused('FILE_REFUSED')
    const fileId = idOf(`${ownFolder(person)}${randomUUID()}.jpg`)
    await lapses(pool, person.appId, fileId)
    await files.put(fileId, picture)
    return { fileId }
  })

  server.get<{ Params: { until: string; signature: string; '*': string } }>('/file/:until/:signature/*', async ({ params }, reply) => {
    const { until, signature, '*': path } = params
    if (!links.opens(path, until, signature)) throw new Refused('LINK_EXPIRED')
    const bytes = await files.get(idOf(path))
    if (!bytes) throw new Refused('NO_SUCH_PAGE')
    return reply
      .type('image/jpeg')
      .headers({
        'content-disposition': 'inline; filename="photo.jpg"',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, max-age=600'
      })
      .send(bytes)
  })
}
