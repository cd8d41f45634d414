import type { OrderView } from '@domain/order/view/shapes'
import { refuse } from '@domain/errors'
import { ownFolder } from '../../database/own-folder'
import type { Call } from './call'

/** Where the caller's own photos belong. */
export const photoFolder = ({ caller }: Pick<Call, 'caller'>): string => ownFolder(caller)

/** Photos must lie in the caller's own folder: naming somebody else's file would make it readable. Throws FILE_REFUSED. */
export const ownPhotos = (call: Call, fileIds: readonly string[] = []): void => {
  const own = new RegExp(`^cloud://[\\w.-]+/${photoFolder(call)}[\\w-]+\\.(jpg|jpeg|png|webp)$`)
  if (!fileIds.every((fileId) => own.test(fileId))) refuse('FILE_REFUSED')
}

/** File ids become links for ten minutes, and only in a view: whoever may not see the photos gets neither. */
export const withLinks = async <V extends OrderView | null>(call: Pick<Call, 'platform'>, view: V): Promise<V> =>
  view?.photos?.length ? { ...view, photos: await call.platform.linksOf(view.photos) } : view
