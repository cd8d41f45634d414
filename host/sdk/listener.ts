import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import type { Files } from '../files'
import type { Functions } from '../functions'
import { ACTIONS, ticketFor } from './actions'
import type { WeChatApi } from './wechat'

const SIX_MEGABYTES = 6 * 1024 * 1024

/**
 * CloudBase's own endpoints for the unmodified SDK inside the functions. They are an administrator's, so they have a listener
 * of their own on this machine only, behind a path that is new at every start; nothing of them is ever on the public port.
 */
export const listenForSdk = async (parts: { files: Files; functions: () => Functions; weChat: WeChatApi }): Promise<FastifyInstance> => {
  const secret = randomBytes(24).toString('base64url')
  const ticketKey = randomBytes(32)
  const server = fastify({ bodyLimit: SIX_MEGABYTES })
  const origin = () => `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/${secret}`

  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
  server.post<{ Body: Record<string, unknown> }>(`/${secret}/admin`, async ({ body }, reply) => {
    const action = ACTIONS[String(body.action)]
    if (!action) return reply.send({ code: 'INVALID_ACTION', message: `no ${String(body.action)} here` })
    const uploadUrl = (fileId: string, ticket: string) => `${origin()}/put?${new URLSearchParams({ fileId, ticket }).toString()}`
    return action(body, { files: parts.files, functions: parts.functions(), weChat: parts.weChat, uploadUrl, ticketKey })
  })
  server.put<{ Querystring: { fileId?: string; ticket?: string }; Body: Buffer }>(`/${secret}/put`, async ({ query, body }, reply) => {
    const wanted = Buffer.from(ticketFor(ticketKey, query.fileId ?? ''))
    const given = Buffer.from(query.ticket ?? '')
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return reply.code(403).send('')
    await parts.files.put((query.fileId ?? '').replace(parts.files.idOf(''), ''), body)
    return reply.code(200).send('')
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  // the SDK reads these when it is first loaded; the names are CloudBase's
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${origin()}/admin` }),
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_ENV: 'linli'
  })
  return server
}
