import type { Me } from '@contract/member'
import { AppError } from '@domain/errors'
import { ROLE_WORDS } from '@domain/people/roles'
import type { Call } from './call'
import { photoFolder } from './photos'
import type { Myself } from './store/shapes'

/** A phone asks WeChat for consent by the id alone. */
const idsOf = (templates: Myself['wechat']['templates']): Me['wechat']['templates'] =>
  Object.fromEntries(Object.entries(templates).map(([kind, { id }]) => [kind, id]))

/** Who is asking, as their own screens need it. */
export const meOf = (call: Pick<Call, 'caller'>, { posts, wechat, account: _, ...mine }: Myself): Me => ({
  ...mine,
  posts: posts.map((post) => ({ ...post, roleName: ROLE_WORDS[post.role] })),
  photoFolder: photoFolder(call),
  wechat: { templates: idsOf(wechat.templates), left: wechat.left }
})

const NOBODY_YET: Me = {
  person: null,
  posts: [],
  volunteer: null,
  handOverWaits: false,
  agentFor: [],
  addresses: [],
  photoFolder: '',
  wechat: { templates: {}, left: {} }
}

/** Signed in without having registered is an answer, not a refusal: the screen then asks for the name. */
export const myselfOf = async (call: Call): Promise<Me> => {
  try {
    return meOf(call, await call.store.me(call.now))
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_REGISTERED') return NOBODY_YET
    throw error
  }
}
