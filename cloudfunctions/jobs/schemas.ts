import * as z from 'zod/mini'
import { nothing } from '../_kit/schemas/pieces'

/**
 * What goes into each job: nothing with the clock, for it has nothing to say but that it is time; with WeChat's answer about a photo
 * the few fields that are read of it, whatever else it brings.
 */
export const schemas = {
  tick: nothing,
  wxa_media_check: z.looseObject({
    trace_id: z.string().check(z.regex(/^[\w-]{1,128}$/)),
    errcode: z.optional(z.union([z.int(), z.string().check(z.maxLength(12))])),
    result: z.optional(z.looseObject({ suggest: z.optional(z.string().check(z.maxLength(20))) }))
  })
}
