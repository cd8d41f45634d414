import { dayStart } from '@domain/clock/shanghai'
import { refuse } from '@domain/errors'
import { cardsFor } from '../_kit/cards'
import { LISTS } from '../_kit/lists'
import type { Rows } from '../_kit/call'
import { referMany } from './refer-many'
import { schemas } from './schemas'
import { revoke, sign } from './standing'
import { suggestionsFor } from './suggestions'
import { targetsFor } from './targets'

/** Everything the function `community` lets through. */
export const actions: Rows<'community'> = {
  inbox: {
    who: 'person',
    schema: schemas.inbox,
    does: LISTS['community.inbox']
  },
  usual: {
    who: 'person',
    schema: schemas.usual,
    does: async (input, { store, now }) => ({ usual: await store.usualPlaces({ ...input, now }) })
  },
  referMany: { who: 'person', writes: true, remembers: true, schema: schemas.referMany, does: (input, call) => referMany(call, input) },
  targets: { who: 'person', schema: schemas.targets, does: ({ orderId }, call) => targetsFor(call, orderId) },
  unitInbox: {
    who: 'person',
    schema: schemas.unitInbox,
    does: LISTS['community.unitInbox']
  },
  owed: {
    who: 'person',
    schema: schemas.owed,
    does: async (input, { store, now }) => cardsFor(await store.owed({ ...input, now }), () => ['handler'])
  },
  unitDay: {
    who: 'person',
    schema: schemas.unitDay,
    does: async ({ at, ...input }, { store, now }) =>
      cardsFor(await store.unitDay({ ...input, from: dayStart(at), now }), () => ['liaison'])
  },
  unitWeek: {
    who: 'person',
    schema: schemas.unitWeek,
    does: ({ unitId, at }, { store, now }) => store.unitWeek({ unitId, from: dayStart(at), now })
  },
  suggest: { who: 'person', schema: schemas.suggest, does: ({ orderId }, call) => suggestionsFor(call, orderId) },
  standing: { who: 'person', schema: schemas.standing, does: ({ orgId }, { store, now }) => store.handOvers.standing(orgId, now) },
  sign: { who: 'person', writes: true, remembers: true, schema: schemas.sign, does: (input, call) => sign(call, input) },
  revoke: { who: 'person', writes: true, schema: schemas.revoke, does: (input, call) => revoke(call, input) },
  feedback: { who: 'person', schema: schemas.feedback, does: (input, { store, now }) => store.feedback.waiting({ ...input, now }) },
  answerFeedback: {
    who: 'person',
    writes: true,
    remembers: true,
    schema: schemas.answerFeedback,
    does: async ({ id, words }, { store, now, requestId }) =>
      (await store.feedback.answer({ id, words: words.trim(), requestId, now })) ? { id } : refuse('FEEDBACK_GONE')
  }
}
