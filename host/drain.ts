import type { FastifyInstance } from 'fastify'

/** Lets a connection go with the answer under way: a browser would keep it open for a minute, and the host could not end. */
export const closeWithAnswer = (server: FastifyInstance): void => {
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
  })
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
