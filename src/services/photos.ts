import Taro from '@tarojs/taro'
import { useSession } from '@/stores/session'
import { whyNotOpened, type NotOpened } from './not-opened'
import { byHttp, hostUrl } from './cloud'
import { drawnSmall } from './drawn-small'
import { newRequestId } from './intent'
import { Refusal } from './refusal'

const MOST_BYTES = 10 * 1024 * 1024
const FORMATS = ['jpg', 'jpeg', 'png', 'webp']
/** milliseconds; an old phone on a slow line sends a photo well within it */
const PATIENCE = 60_000

/** A picture still on this device: `path` shows it there and is what is sent. Bytes and format are the original's. */
export interface Picture {
  path: string
  bytes: number
  format: string
}

const REFUSED = () => new Refusal('FILE_REFUSED', '这张图片用不了，请换一张 10 MB 以内的照片')
const OFFLINE = () => new Refusal('OFFLINE', '照片没有传上去，请看看网络，再选一次')

const WAY_ON: Record<NotOpened, string> = {
  'not agreed': '没有同意用相机和照片。照片可以不放，照样点单；想放的话，再点一次。',
  'not permitted': '没有用相机和照片的权限。照片可以不放，照样点单；想放的话，点右上角“…”里的“设置”打开。'
}
/** Nothing was chosen: null when they changed their mind. */
const closedOr = (failed: { errMsg?: string }): null => {
  const why = whyNotOpened(failed)
  if (why === null) return null
  throw new Refusal('NOT_PERMITTED', WAY_ON[why])
}

/** WeChat's own chooser. */
const fromPhone = async (count: number): Promise<Picture[]> => {
  const chosen = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] }).catch(closedOr)
  return (chosen?.tempFiles ?? []).map(({ tempFilePath: path, size: bytes }) => ({
    path,
    bytes,
    format: path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  }))
}

/** The browser's own chooser, which on a phone offers the camera too. It stands in the document meanwhile: one that does not may be collected before it answers. */
const fromBrowser = (count: number): Promise<Picture[]> => {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept: 'image/jpeg,image/png,image/webp', multiple: count > 1, hidden: true })
  document.body.append(input)
  const chosen = new Promise<Picture[]>((resolve) => {
    input.onchange = () =>
      resolve(
        Array.from(input.files ?? [])
          .slice(0, count)
          .map(pictureOf)
      )
    input.oncancel = () => resolve([])
  })
  input.click()
  return chosen.finally(() => input.remove())
}
const pictureOf = (file: File): Picture => ({ path: URL.createObjectURL(file), bytes: file.size, format: file.type.replace('image/', '') })

/** Lets somebody take or choose at most so many pictures; none when they changed their mind. Each build carries its own chooser only. */
export const choosePictures = (count: number): Promise<Picture[]> => (process.env.TARO_ENV === 'h5' ? fromBrowser(count) : fromPhone(count))

const toCloud = async ({ path, format }: Picture, folder: string): Promise<string> => {
  const { fileID } = await Taro.cloud.uploadFile({ cloudPath: `${folder}${newRequestId()}.${format}`, filePath: path }).catch(() => {
    throw OFFLINE()
  })
  return fileID
}

const toHost = async ({ path }: Picture): Promise<string> => {
  const filePath = process.env.TARO_ENV === 'h5' ? await drawnSmall(path) : path
  if (!filePath) throw REFUSED()
  const header = { authorization: `Bearer ${useSession.getState().token}` }
  const answer = await Taro.uploadFile({ url: hostUrl('/upload'), filePath, name: 'file', header, timeout: PATIENCE }).catch(() => {
    throw OFFLINE()
  })
  const { fileId, error } = JSON.parse(answer.data) as { fileId?: string; error?: { code: string; message: string } }
  if (!fileId) throw new Refusal(error?.code ?? 'INTERNAL', error?.message ?? '出了点问题，请再试一次')
  return fileId
}

/** Puts a picture into the caller's own folder (`member.me` names it; a host knows it by itself). Answers its file id; throws Refusal with the sentence to show. */
export const uploadPhoto = async (picture: Picture, folder: string): Promise<string> => {
  if (picture.bytes > MOST_BYTES || !FORMATS.includes(picture.format)) throw REFUSED()
  return byHttp ? toHost(picture) : toCloud(picture, folder)
}
