import type { CallAnswer } from '@contract'
import { AppError } from '@domain/errors'
import { report } from './log'

/** A refusal as it travels: code for programs, one sentence for people, and the fresh view when there is one. */
const refused = ({ code, sentence, params, fresh }: AppError): CallAnswer<never> => ({
  ok: false,
  error: { code, message: sentence, params, ...(fresh === undefined ? {} : { fresh }) }
})

/** Runs one call to its answer. Refusals are answers; anything else is a bug: INTERNAL to the person, its place to the log. Never throws. */
export const answer = async (call: { door: string; action: string }, work: () => Promise<unknown>): Promise<CallAnswer> => {
  try {
    return { ok: true, value: (await work()) ?? null }
  } catch (error) {
    if (error instanceof AppError) return refused(error)
    report(call, error)
    return refused(new AppError('INTERNAL'))
  }
}
