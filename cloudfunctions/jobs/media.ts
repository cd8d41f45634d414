import type * as z from 'zod/mini'
import type { Visit } from '../_kit/call'
import type { schemas } from './schemas'

type Answer = z.infer<typeof schemas.wxa_media_check>

/** `review` asks for a person to look: until one does, nobody else is shown it. */
const VERDICTS: Record<string, 'shown' | 'hidden'> = { pass: 'shown', risky: 'hidden', review: 'hidden' }

/**
 * WeChat's answer about one photo, written down once; the next tick judges the order by it. `kept` is false for a trace that nobody
 * waits for, a second answer, and an answer that judges nothing (WeChat could not fetch the photo): that photo is asked about again.
 */
export const photoJudged = async (visit: Visit, { trace_id: traceId, errcode, result }: Answer): Promise<{ kept: boolean }> => {
  const verdict = Number(errcode ?? 0) === 0 ? VERDICTS[result?.suggest ?? ''] : undefined
  return { kept: verdict !== undefined && (await visit.stores.photoJudged(traceId, verdict, visit.now)) }
}
