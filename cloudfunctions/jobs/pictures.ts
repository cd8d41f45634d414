import type { Visit } from '../_kit/call'

const BATCH = 50

/** Removes from the file store what no order shows any more. Answers how many; one that could not be removed is tried again at the next run. */
export const removePictures = async ({ stores, platform }: Visit): Promise<number> => {
  let removed = 0
  for (const picture of await stores.gonePictures(BATCH)) {
    if (!picture.shownElsewhere && !(await platform.removePhoto(picture.fileId))) continue
    await stores.forSystem(picture.tenantId).pictureRemoved(picture.fileId)
    removed += 1
  }
  return removed
}
