import { refuse } from '../errors'

/** An asset that stands still since a difference was found: whether it is right again, and who has signed that it may move. */
export interface Stopped {
  clearedAt: number | null
  proposedBy: string | null
}

/** The first signature: only what is right again. Refuses BOOKS_DIFFER. */
export const checkRelease = ({ clearedAt }: Stopped): void => {
  if (clearedAt === null) refuse('BOOKS_DIFFER')
}

/** The second: somebody else. Refuses BOOKS_DIFFER and SECOND_PERSON. */
export const checkReopening = (stopped: Stopped, by: string): void => {
  checkRelease(stopped)
  if (stopped.proposedBy === null || stopped.proposedBy === by) refuse('SECOND_PERSON')
}
