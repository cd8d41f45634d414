import { createHash } from 'node:crypto'
import type { OrderView } from '@domain/order/view/shapes'
import { refuse } from '@domain/errors'
import type { Call } from './call'
import type { Caller } from './store/shapes'

/** The folder of one caller's files in the cloud storage, whoever puts them there: the phone through WeChat, the browser through the host. */
export const folderOf = ({ appId, openid }: Caller): string =>
  `people/${createHash('sha256').update(`${appId}|${openid}`).digest('hex').slice(0, 32)}/`

/** Photos must lie in the caller's own folder: naming somebody else's file would make it readable. Throws FILE_REFUSED. */
export const ownPhotos = (call: Call, fileIds: readonly string[] = []): void => {
  const own = new RegExp(`^cloud://[\\w.-]+/${folderOf(call.caller)}[\\w-]+\\.(jpg|jpeg|png|webp)$`)
  if (!fileIds.every((fileId) => own.test(fileId))) refuse('FILE_REFUSED')
}

/** File ids become links for ten minutes, and only in a view: whoever may not see the photos gets neither. */
export const withLinks = async <V extends OrderView | null>(call: Pick<Call, 'platform'>, view: V): Promise<V> =>
  view?.photos?.length ? { ...view, photos: await call.platform.linksOf(view.photos) } : view
