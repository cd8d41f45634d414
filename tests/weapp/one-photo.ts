import type { RunningHost } from '../e2e/host'
import type { Asked } from './phone/wechat'
import { Phone } from './phone/phone'

const MEGABYTE = 1024 * 1024

/** Li takes a picture that is too large, then one that is not, and sends it with her request. Answers her phone and what WeChat was asked to upload. */
export const onePhoto = async (host: RunningHost): Promise<{ li: Phone; uploads: Asked[] }> => {
  let bytes = 11 * MEGABYTE
  const li = await Phone.open(host.url, 'li', {
    chooseMedia: () => ({ tempFiles: [{ tempFilePath: 'http://tmp/tap.jpg', size: bytes }] }),
    'cloud.uploadFile': ({ cloudPath }) => ({ fileID: `cloud://linli/${String(cloudPath)}` })
  })
  await li.go('/pages/order-form/index?item=B04')
  await li.tap('明天下午')
  await li.tap('拍照或选照片')
  await li.see('这张图片用不了，请换一张 10 MB 以内的照片')
  bytes = MEGABYTE
  await li.tap('拍照或选照片')
  await li.see('再加照片')
  await li.tap('点单')
  // the door has found the photo in Li's own folder, or it would have refused
  await li.see('照片正在核对')
  return { li, uploads: li.asked.filter(({ api }) => api === 'cloud.uploadFile') }
}
