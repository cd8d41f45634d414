import type { OwnData } from '@contract/member'
import { call } from './cloud'
import { saveFile } from './save-file'

const NAME = '邻里点单-我的资料'

/** All parts of one's own data, one after the other. */
const gather = async (): Promise<OwnData> => {
  const whole = await call('member.ownData', {})
  let { next } = whole
  while (next) {
    const part = await call('member.ownData', { cursor: next })
    whole.orders.push(...part.orders)
    whole.entries.push(...part.entries)
    next = part.next
  }
  delete whole.next
  return whole
}

/** Everything that is kept about the caller as one file: saved by a browser, sent as a message by WeChat. Throws Refusal. */
export const saveOwnData = async (): Promise<void> => saveFile(`${NAME}.json`, JSON.stringify(await gather(), null, 2))
