import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Links } from './store'

const TEN_MINUTES = 600

/** Links that carry their own end and are signed with a key of their own; whoever has one may look, for ten minutes at most. */
export const linksSignedBy = (masterKey: string, origin: () => string): Links => {
  const key = createHmac('sha256', masterKey).update('linli links v1').digest()
  const sign = (fileId: string, until: string) => createHmac('sha256', key).update(`${until}|${fileId}`).digest('base64url')
  return {
    link: (fileId, seconds = TEN_MINUTES) => {
      const until = String(Math.floor(Date.now() / 1000) + Math.min(seconds, TEN_MINUTES))
      return `${origin()}/file?${new URLSearchParams({ id: fileId, until, signature: sign(fileId, until) }).toString()}`
    },
    opens: (fileId, until, signature) => {
      const wanted = Buffer.from(sign(fileId, until))
      const given = Buffer.from(signature)
      return wanted.length === given.length && timingSafeEqual(wanted, given) && Number(until) >= Date.now() / 1000
    }
  }
}
