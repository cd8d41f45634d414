import { createHmac, timingSafeEqual } from 'node:crypto'

const TEN_MINUTES = 600

/** How a file is shown to somebody who may see it: whoever has a link may look, for ten minutes at most. */
export interface Links {
  /** the whole address; it has nothing to escape, because the SDK escapes it once more before it downloads */
  linkTo: (path: string, seconds?: number) => string
  /** whether these three came out of `linkTo` and are still good */
  opens: (path: string, until: string, signature: string) => boolean
}

/** Links that carry their own end and are signed with a key of their own. */
export const linksSignedBy = (masterKey: string, origin: () => string): Links => {
  const key = createHmac('sha256', masterKey).update('linli links v1').digest()
  const sign = (path: string, until: string) => createHmac('sha256', key).update(`${until}|${path}`).digest('base64url')
  return {
    linkTo: (path, seconds = TEN_MINUTES) => {
      const until = String(Math.floor(Date.now() / 1000) + Math.min(seconds, TEN_MINUTES))
      return `${origin()}/file/${until}/${sign(path, until)}/${path}`
    },
    opens: (path, until, signature) => {
      const wanted = Buffer.from(sign(path, until))
      const given = Buffer.from(signature)
      return wanted.length === given.length && timingSafeEqual(wanted, given) && Number(until) >= Date.now() / 1000
    }
  }
}
