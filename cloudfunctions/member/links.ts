import type { Input } from '@contract'
import type { Link } from '@contract/member'
import { refuse } from '@domain/errors'
import type { Call } from '../_kit/call'
import { LINKS_A_DAY } from '../_kit/quota'

/**
 * First step of acting for an elder, by their phone, or by their home when they have none. The answer is the same whether or not somebody is
 * known here by it.
 */
export const askToAct = async ({ store, now }: Call, input: Input<'member.askToAct'>): Promise<Record<string, never>> => {
  const { phone, building = '', door = '' } = input
  const asked = { name: input.name.trim(), now, maxToday: LINKS_A_DAY }
  const counted =
    phone === undefined ? await store.links.askAtHome({ ...asked, building, door }) : await store.links.ask({ ...asked, phone })
  return counted ? {} : refuse('TOO_MANY')
}

/** Second step: the elder agrees, or the community for one without the app; either of the two ends it at any time. */
export const answerLink = async ({ store, now }: Call, answer: Input<'member.answerLink'>): Promise<{ links: Link[] }> =>
  (await store.links.answer({ ...answer, now })) || !answer.agree ? { links: await store.links.own() } : refuse('LINK_GONE')
