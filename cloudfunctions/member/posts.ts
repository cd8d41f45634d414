import type { Input } from '@contract'
import type { PostHandOver } from '@contract/member'
import { refuse } from '@domain/errors'
import { answered, mayAnswer, needsColleague } from '@domain/people/hand-over'
import { ROLE_WORDS } from '@domain/people/roles'
import type { Call } from '../_kit/call'
import { HAND_OVERS_A_DAY } from '../_kit/quota'
import { idOf } from '../_kit/request'

/** Posts on their way that the caller has a word in. */
export const handOvers = async ({ store, now }: Call): Promise<{ handOvers: PostHandOver[] }> => ({
  handOvers: (await store.posts.open(now)).map(({ one, who, ...shown }) => ({
    ...shown,
    role: one.role,
    roleName: ROLE_WORDS[one.role],
    agreed: one.agreedAt !== null,
    may: mayAnswer(one, who)
  }))
})

/** The holder of a post names who takes it over, by full name and phone; nothing moves until they have agreed. */
export const handOver = async (call: Call, input: Input<'member.handOver'>): Promise<{ handOvers: PostHandOver[] }> => {
  const { store, caller, requestId, now } = call
  const id = idOf('P', caller.appId, caller.openid, requestId)
  const { role, orgId, phone } = input
  const asked = { id, role, orgId, name: input.name.trim(), phone, checked: needsColleague(role), now, maxToday: HAND_OVERS_A_DAY }
  const found = await store.posts.offer(asked)
  if (found.offered) return handOvers(call)
  if (found.count > HAND_OVERS_A_DAY) return refuse('TOO_MANY')
  if (!found.held) return refuse('NOT_ALLOWED', { who: '担任这个岗位的人' })
  if (found.open) return refuse('HAND_OVER_OPEN')
  return refuse(found.known && !found.proven && asked.checked ? 'HAND_OVER_UNCHECKED' : 'HAND_OVER_WHO')
}

/** Agreed, declined, taken back, or looked at by a colleague; with the last word needed the post moves in the same write. */
export const answerHandOver = async (
  call: Call,
  { id, answer }: Input<'member.answerHandOver'>
): Promise<{ handOvers: PostHandOver[] }> => {
  const { one, who } = (await call.store.posts.read(id, call.now)) ?? refuse('HAND_OVER_GONE')
  const outcome = answered(one, who, answer)
  if (outcome && !(await call.store.posts.settle({ id, outcome, seen: one, now: call.now }))) return refuse('HAND_OVER_GONE')
  return handOvers(call)
}
