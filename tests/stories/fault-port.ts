import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'

/** Everything that can leave something behind. */
export const WRITES = /\b(insert|update|delete|begin)\b|\b(commit|move|post|confirm|decide|keep|settle|sign|make)_\w+_v\d/i

/** Where a function dies: before its n-th write leaves, while it is under way, or when the answer has come and nobody hears of it. */
export interface Fault {
  nth: number
  when: 'before' | 'under way' | 'after'
}
class Died extends Error {}

/** One call under way: what is still running of it when it has died sends nothing any more. */
interface Life {
  fault: Fault | null
  sent: number
  dead: boolean
}

/** Stands between the functions and the database: counts the writes of a call, and lets it die at one of them. */
export const faultPort = (pool: Pool) => {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>
  const isEmbedded = (globalThis as { linliEngine?: string }).linliEngine === 'PGlite'
  const lives = new AsyncLocalStorage<Life>()
  const called = new Set<string>()

  /** Nobody is there any more: a server notices that the line is cut; the embedded database ends with its process, and whatever was open with it. */
  const die = async (client: PoolClient, life: Life): Promise<never> => {
    life.dead = true
    if (isEmbedded) await client.query('rollback')
    else {
      ;(client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy()
      client.release(true)
    }
    throw new Died('the function died')
  }
  const send = async (client: PoolClient, life: Life, args: unknown[]): Promise<unknown> => {
    if (life.dead) throw new Died('the dead send nothing')
    if (WRITES.test(String(args[0]))) life.sent += 1
    for (const [name] of String(args[0]).matchAll(/\w+_v\d+(?=\()/g)) called.add(name)
    const here = WRITES.test(String(args[0])) && life.fault?.nth === life.sent ? life.fault.when : null
    if (here === 'before') return die(client, life)
    const answer = (client.query as (...all: unknown[]) => Promise<unknown>)(...args)
    if (here === 'under way' && !isEmbedded) {
      answer.catch(() => undefined)
      return die(client, life)
    }
    if (here === null) return answer
    // whatever the answer is
    await answer.catch(() => undefined)
    return die(client, life)
  }
  const guarded = (client: PoolClient, life: Life): PoolClient => {
    let gone = false
    return new Proxy(client, {
      get: (target, key) => {
        if (key === 'query')
          return async (...args: unknown[]) => {
            try {
              return await send(target, life, args)
            } catch (error) {
              gone ||= error instanceof Died && error.message === 'the function died'
              throw error
            }
          }
        // whoever has died has let go already
        if (key === 'release') return () => (gone && !isEmbedded ? undefined : target.release())
        const own: unknown = target[key as keyof PoolClient]
        return typeof own === 'function' ? (own as () => unknown).bind(target) : own
      }
    })
  }
  Object.assign(pool, {
    connect: async () => {
      const life = lives.getStore()
      if (life?.dead) throw new Died('the dead open nothing')
      const client = await connect()
      return life ? guarded(client, life) : client
    }
  })

  return {
    /** Runs a call that dies at `fault`, or lives and tells how many writes it sent. */
    during: async (work: () => Promise<unknown>, fault: Fault | null = null): Promise<{ sent: number; died: boolean }> => {
      const life: Life = { fault, sent: 0, dead: false }
      await lives.run(life, work)
      return { sent: life.sent, died: life.dead }
    },
    /** The functions of the database that any call has used. */
    called: called as ReadonlySet<string>,
    remove: () => void Object.assign(pool, { connect })
  }
}
