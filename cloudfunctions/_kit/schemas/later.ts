import type * as z from 'zod/mini'

/** Whatever can check an input: a schema, or one that is made when it is first needed. */
export interface Checks<T> {
  safeParse(input: unknown): z.core.util.SafeParseResult<T>
}
/** What comes through a check. */
export type Checked<C> = C extends z.ZodMiniType ? z.infer<C> : C extends Checks<infer T> ? T : never

/** A schema that costs nothing until somebody calls: functions start cold, and each call needs one schema of many. */
export const later = <T>(make: () => z.ZodMiniType<T>): Checks<T> => {
  let made: z.ZodMiniType<T> | undefined
  return { safeParse: (input) => (made ??= make()).safeParse(input) }
}
