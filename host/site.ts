import { existsSync } from 'node:fs'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const YEAR = 31_536_000

/** The H5 build: hashed files may be kept for a year, the page that names them never. Compressed twins are sent where they exist. */
export const siteRoutes = async (server: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(folder)) return
  await server.register(files, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('cache-control', /\.[0-9a-f]{8}\./.test(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache')
    }
  })
}
