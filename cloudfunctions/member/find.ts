import type { Input } from '@contract'
import type { FoundPerson } from '@contract/member'
import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import { PLACER_ROLES } from '@domain/order/scene'
import type { Call } from '../_kit/call'
import { FINDS_A_DAY } from '../_kit/quota'

/** What whoever was looked for reads under 谁看过. */
const WHY = { place: '替别人点单', check: '核对本人' }

/** People a worker may place for, by full name or phone, inside the worker's own communities. Every search is written down and counted. */
export const find = async ({ store, now }: Call, { text, why = 'place' }: Input<'member.find'>): Promise<Page<FoundPerson>> => {
  const { posts } = await store.me(now)
  if (!posts.some((post) => PLACER_ROLES.includes(post.role))) return refuse('NOT_ALLOWED', { who: '社区工作者或网格员' })
  if (why === 'check' && !posts.some(({ role }) => role === 'community_worker')) return refuse('NOT_ALLOWED', { who: '社区工作者' })
  return { items: (await store.find({ text: text.trim(), why: WHY[why], now, maxToday: FINDS_A_DAY })) ?? refuse('TOO_MANY') }
}
