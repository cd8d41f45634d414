import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import fastify from 'fastify'
import { headersFor } from '../../host/headers'
import { siteRoutes } from '../../host/site'
import { compressFolder } from '../../scripts/compress'

/** A small build with its compressed twins, served by the host's own routes and headers. */
export const openSite = async (site: string) => {
  const inline = 'document.title = 1'
  const script = 'console.log(1)\n'.repeat(500)
  writeFileSync(path.join(site, 'index.html'), `<html><script>${inline}</script></html>`)
  writeFileSync(path.join(site, 'js', 'app.0123abcd.js'), script)
  compressFolder(site)
  const server = fastify()
  const headers = headersFor(path.join(site, 'index.html'), 'http://pictures')
  server.addHook('onSend', async (_request, reply) => void reply.headers(headers))
  await siteRoutes(server, site)
  return {
    url: await server.listen({ host: '127.0.0.1', port: 0 }),
    digest: `'sha256-${createHash('sha256').update(inline).digest('base64')}'`,
    script,
    close: () => server.close()
  }
}
