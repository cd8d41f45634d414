import { AppError } from '@domain/errors'
import { versionOf } from './request'
import type { Write } from './store/shapes'
import type { Store } from './store/store'

/**
 * The checked write of a decided step: the version it made, or null when somebody was faster and it must be decided again. Whoever used up
 * a balance meanwhile was faster too: decided again, the step takes what is left.
 */
export const written = async (cellar: Pick<Store, 'commit'>, write: Write): Promise<number | null> => {
  try {
    return versionOf(await cellar.commit(write))
  } catch (error) {
    if (error instanceof AppError && error.code === 'VALUE_SHORT') return null
    throw error
  }
}
