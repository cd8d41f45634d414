import { existsSync, readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

/** What the page says it may do: run its own script, and reach nothing. */
const POLICY = /http-equiv="content-security-policy" content="([^"]*)"/

/** The page that checks statements: read here or taken home as one file, it is the same, and never asks this host for anything. */
export const verifyRoute = (server: FastifyInstance, file: string): void => {
  if (!existsSync(file)) return
  const page = readFileSync(file, 'utf8')
  const policy = POLICY.exec(page)?.[1] ?? "default-src 'none'"
  server.get('/verify', (_request, reply) =>
    reply
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page)
  )
}
