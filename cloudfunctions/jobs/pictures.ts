import type { Visit } from '../_kit/call'

const BATCH = 50

/** Removes from the file store what no order shows any more. Answers how many; one that could not be removed is tried again, after all others. */
export const removePictures = async ({ stores, platform, now }: Visit): Promise<number> => {
  const gone = await stores.gonePictures(BATCH, now)
  const done = await Promise.all(gone.map((picture) => picture.shownElsewhere || platform.removePhoto(picture.fileId)))
  const removed = gone.filter((_, index) => done[index])
  const left = gone.filter((_, index) => !done[index])
  if (removed.length > 0) await stores.forgetPictures(removed)
  if (left.length > 0) await stores.triedPictures(left, now)
  return removed.length
}
