import type { Input } from '@contract'
import type { Page } from '@contract/page'
import type { WarningView } from '@contract/rules'
import { refuse } from '@domain/errors'
import { checkWarning, warningStanding } from '@domain/points/warning'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'

/** Which warnings of bad weather stand, are to come or are just over, for everybody in the district. */
export const warnings = async ({ store, now }: Call, input: Input<'points.warnings'>): Promise<Page<WarningView>> => {
  const { items, ...more } = await store.warnings.list({ ...input, now })
  const shown = items.map(({ communities, enteredBy, ...one }) => ({
    ...one,
    standing: warningStanding(one, now),
    ...(communities ? { communities } : {}),
    ...(enteredBy === null ? {} : { enteredBy })
  }))
  return { ...more, items: shown }
}

/** The warning that a request enters. */
export const warningId = ({ caller, requestId }: Call): string => idOf('W', caller.appId, caller.openid, requestId)

/** A warning for the whole district or some of its communities, by the district's staff; visits that are closed from now on count it. */
export const warn = async (call: Call, { communityIds, ...said }: Input<'points.warn'>): Promise<{ id: string }> => {
  const { store, now, asked } = call
  checkWarning(said, now)
  const id = warningId(call)
  const entered = await store.warnings.enter({ id, ...said, communityIds: communityIds ?? null }, asked, now)
  return entered ? { id } : refuse('INVALID_INPUT', { what: '请选本区的社区' })
}

/** Takes a warning back, by anybody of the district: what is closed from now on does not count it, what was awarded before stays. */
export const dropWarning = async ({ store, now }: Call, id: string): Promise<Record<string, never>> =>
  (await store.warnings.drop(id, now)) ? {} : refuse('WARNING_GONE')
