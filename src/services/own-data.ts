import Taro from '@tarojs/taro'
import type { OwnData } from '@contract/member'
import { call } from './cloud'

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

const download = (text: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `${NAME}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

/** In WeChat a file leaves the app only by being sent to somebody: oneself, say. Closing that sheet is no failure. */
const sendAsFile = async (text: string) => {
  const fileName = `${NAME}.json`
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
  await Taro.shareFileMessage({ filePath, fileName }).catch(() => undefined)
}

/** Everything that is kept about the caller as one file: saved by a browser, sent as a message by WeChat. Throws Refusal. */
export const saveOwnData = async (): Promise<void> => {
  const text = JSON.stringify(await gather(), null, 2)
  if (process.env.TARO_ENV === 'h5') download(text)
  else await sendAsFile(text)
}
