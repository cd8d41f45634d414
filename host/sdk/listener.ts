import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { endpointOf, ticketFor, type Parts } from './endpoints'

const SIX_MEGABYTES = 6 * 1024 * 1024

/** The listener for the SDK, and what its environment must say so that it comes here. */
export interface SdkListener {
  environment: Record<string, string>
  close: () => Promise<void>
}

const isTicket = (key: Buffer, fileId: string, ticket: string): boolean => {
  const wanted = Buffer.from(ticketFor(key, fileId))
  const given = Buffer.from(ticket)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/** The names are CloudBase's; without `TENCENTCLOUD` the SDK asks a metadata server at every call. */
const environmentFor = (origin: string): Record<string, string> => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${origin}/admin` }),
  TENCENTCLOUD: 'true',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TCB_ENV: 'linli'
})

/**
 * CloudBase's own endpoints for the unmodified SDK inside the functions. They are an administrator's, so they have a listener
 * of their own on this machine only, behind a path that is new at every start; nothing of them is ever on the public port.
 */
export const listenForSdk = async (parts: Omit<Parts, 'uploadUrl' | 'ticketKey'>): Promise<SdkListener> => {
  const secret = randomBytes(24).toString('base64url')
  const ticketKey = randomBytes(32)
  const server: FastifyInstance = fastify({ bodyLimit: SIX_MEGABYTES, forceCloseConnections: true })
  const origin = () => `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/${secret}`
  const uploadUrl = (fileId: string, ticket: string) => `${origin()}/put?${new URLSearchParams({ fileId, ticket }).toString()}`

  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
  server.post<{ Body: Record<string, unknown> | null }>(`/${secret}/admin`, async ({ body }) => {
    const endpoint = endpointOf(body?.action)
    if (!body || !endpoint) return { code: 'INVALID_ACTION', message: 'this host has no such endpoint' }
    return endpoint(body, { ...parts, uploadUrl, ticketKey })
  })
  server.put<{ Querystring: Record<string, unknown>; Body: Buffer }>(`/${secret}/put`, async ({ query, body }, reply) => {
    const { fileId, ticket } = query
    if (typeof fileId !== 'string' || typeof ticket !== 'string' || !isTicket(ticketKey, fileId, ticket)) return reply.code(403).send('')
    await parts.files.put(fileId, body)
    return reply.code(200).send('')
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  return { environment: environmentFor(origin()), close: () => server.close() }
}
