import type { Input, Output } from '@contract'
import { refuse } from '@domain/errors'
import { HOW_KNOWN_WORDS } from '@domain/people/how-known'
import { plainPublicName } from '@domain/people/names'
import type { Call } from '../_kit/call'
import { FINDS_A_DAY } from '../_kit/quota'
import { idOf } from '../_kit/request'
import { oldEnough } from './register'

/**
 * A worker registers a neighbour who has no phone to do it with: no account, and a birthday that nobody has seen on a card. Whoever is there
 * already is found instead, and it counts as a search: it says as much. Without a birthday the worker says that they are fourteen (red line 25).
 */
export const registerFor = async (call: Call, input: Input<'member.registerFor'>): Promise<Output<'member.registerFor'>> => {
  const { store, now, caller, requestId } = call
  const { birthDay = null, fourteen, phone = null, howKnown, ...home } = input
  const name = input.name.trim()
  if (birthDay !== null) oldEnough(birthDay, now)
  else if (!fourteen) refuse('INVALID_INPUT', { what: '不清楚出生日期的，请先确认本人满 14 岁' })
  const done = await store.registerFor({
    ...home,
    id: idOf('N', caller.appId, caller.openid, requestId),
    name,
    publicName: plainPublicName(name),
    birthDay,
    phone,
    reason: HOW_KNOWN_WORDS[howKnown],
    now,
    maxToday: FINDS_A_DAY
  })
  if (done === 'too many') return refuse('TOO_MANY')
  return done === 'elsewhere' ? refuse('REGISTERED_ELSEWHERE') : done
}
