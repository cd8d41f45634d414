import { refuse, type RefusalCode } from '@domain/errors'

const TRIES = 4
const JITTER = 25

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Decides again when somebody was faster, at most three times: at once, for what they wrote is there to be read, then a little later each time. Refuses `otherwise` after that. */
export const untilDecided = async <T>(decide: () => Promise<T | null>, otherwise: RefusalCode = 'STALE'): Promise<T> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 1) await wait(Math.random() * JITTER * 2 ** tries)
    const decided = await decide()
    if (decided !== null) return decided
  }
  return refuse(otherwise)
}
