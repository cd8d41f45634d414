import type { OwnData, OwnPieces } from '@contract/member'
import { call } from './cloud'
import { saveFile } from './save-file'

const NAME = '邻里点单-我的资料'

/** All parts of one's own data, one after the other, together: the pages of each kind in one list. */
const gather = async (): Promise<OwnData> => {
  const { next: first, ...whole } = await call('member.ownData', {})
  for (let next = first; next;) {
    const { mark: _, me: __, next: later, ...pieces } = await call('member.ownData', { cursor: next })
    for (const name of Object.keys(pieces) as (keyof OwnPieces)[])
      Object.assign(whole, { [name]: [...(whole[name] ?? []), ...pieces[name]!] })
    next = later
  }
  return whole
}

/** Everything that is kept about the caller as one file: saved by a browser, sent as a message by WeChat. Throws Refusal. */
export const saveOwnData = async (): Promise<void> => saveFile(`${NAME}.json`, JSON.stringify(await gather(), null, 2))
