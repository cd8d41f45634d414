import { tooFew } from '../../menu/item'
import { isPaidAt } from '../eligibility'
import { mayPlaceFor, mayPlaceForOthers, type Relation } from '../relations'
import type { Order, Witness } from '../order'
import type { Scene } from '../scene'
import type { StepInputs } from '../step'
import { no, type Check, type Refusal, type Situation } from '../rule'
import { windowsFit } from '../conditions/ordering'

type PlaceInput = StepInputs['place']

/** As what the actor places: for oneself, for a linked elder, as a worker for somebody (an own elder too, where the work is), or an activity of the own organisation. */
export const placingAs = (input: PlaceInput, scene: Scene): Relation | null => {
  const me = scene.actor.person
  if (!me) return null
  if (input.beneficiaryId === me.id) return 'beneficiary'
  const onDuty = !!scene.where && isPaidAt(me, scene.where.communityId)
  if (input.beneficiaryId !== null && scene.actor.agentFor.includes(input.beneficiaryId) && !onDuty) return 'agent'
  if (!mayPlaceForOthers(scene)) return null
  if (input.beneficiaryId !== null) return 'placer'
  return me.posts.some((post) => post.role === 'community_worker' && post.orgId === scene.where?.communityId) ? 'requester' : null
}

const MAX_WORDS = 200
const tooLong = (words: string | undefined): Refusal | null =>
  [...(words ?? '')].length > MAX_WORDS ? no('TEXT_TOO_LONG', { what: '内容', max: MAX_WORDS }) : null

/** Everything that must be right before an order exists, in the order a form asks it. */
export const placeFits = (input: PlaceInput, scene: Scene, relation: Relation): Refusal | null => {
  const { item } = scene
  if (input.itemCode !== null && !item) return no('ITEM_NOT_ORDERABLE')
  if (item && item.kind !== 'service') return no('ITEM_NOT_ORDERABLE')
  if (item?.openedBy === 'community' && relation !== 'requester' && relation !== 'placer') return no('ITEM_NOT_ORDERABLE')
  if (!item && !input.words?.trim()) return no('WORDS_NEEDED')
  const long = tooLong(input.words)
  if (long) return long
  if ((input.slots ?? 1) > (item?.people ?? 1) && relation !== 'requester') return no('SLOTS_TOO_MANY', { max: item?.people ?? 1 })
  const least = item && tooFew(item, input.slots)
  if (least) return no('SLOTS_TOO_FEW', { min: least })
  const windows = windowsFit(input.windows, scene.now)
  if (windows) return windows
  if (!scene.where) return no('ADDRESS_NEEDED')
  if (relation === 'placer' && !mayPlaceFor(scene)) return no('NOT_ALLOWED', { who: '这位居民所在社区的工作人员' })
  if (relation === 'placer' && !input.why?.trim()) return no('WHY_NEEDED')
  const witness = witnessFits(input.witness, scene, scene.where.communityId)
  if (witness) return witness
  if (scene.similarOrderId && !input.again) return no('ALREADY_PLACED', { order: scene.similarOrderId })
  return null
}

/**
 * Who shows the code reads who comes, so it is somebody known here: the beneficiary with the app, whoever asks, an agent, a
 * neighbour or staff of this community; or a paper.
 */
export const witnessFits = (witness: Witness, scene: Scene, communityId: string): Refusal | null => {
  const { actor, beneficiary, people } = scene
  if (witness.kind === 'slip') return null
  if (witness.kind === 'beneficiary') return beneficiary?.hasApp ? null : no('WITNESS_NEEDED')
  const { personId } = witness
  const known = people[personId]
  const near = !!known && (known.volunteer?.communityIds.includes(communityId) || known.posts.some((post) => post.orgId === communityId))
  return near || personId === actor.person?.id || beneficiary?.agentIds.includes(personId) ? null : no('WITNESS_NEEDED')
}

/** What is changed must still be a whole request: an order without an item lives by its words. */
export const editFits: Check<'edit'> = ({ order, scene }, { words, witness }) => {
  if (words !== undefined && !words.trim() && order.itemCode === null) return no('WORDS_NEEDED')
  return tooLong(words) ?? (witness ? witnessFits(witness, scene, order.communityId) : null)
}

/** The order as it stands at its first moment; its clock and state are set by the row. */
export const newOrder = (id: string, input: PlaceInput, scene: Scene, relation: Relation): Order => {
  const me = scene.actor.person?.id ?? null
  const { item, where } = scene
  const handler = scene.handlers[0]
  return {
    id,
    kind: 'service',
    state: 'placed',
    version: 0,
    round: 1,
    termsVersion: 1,
    itemCode: item?.code ?? null,
    beneficiaryId: input.beneficiaryId,
    surname: scene.beneficiary ? ([...scene.beneficiary.publicName][0] ?? null) : null,
    agentId: relation === 'agent' ? me : null,
    placerId: relation === 'placer' || relation === 'requester' ? me : null,
    placerWhy: input.why ?? null,
    openerOrgId: relation === 'requester' ? (where?.communityId ?? null) : null,
    witness: input.witness,
    communityId: where?.communityId ?? '',
    gridId: where?.gridId ?? '',
    building: where?.building ?? null,
    place: where?.place ?? null,
    venue: item?.venue ?? (where?.place ? 'public' : 'home'),
    risk: item?.risk ?? 'L0',
    sla: item?.sla ?? 'S3',
    level: 'community',
    handlerOrgId: handler?.orgId ?? '',
    declinedBy: null,
    declineReason: null,
    objected: false,
    target: null,
    targetUnitId: null,
    returnedUnitIds: [],
    lastUnitId: null,
    ring: null,
    slots: input.slots ?? item?.people ?? 1,
    minPeople: Math.min(item?.minPeople ?? 1, input.slots ?? item?.people ?? 1),
    collective: false,
    moves: 0,
    windows: [...input.windows].sort((a, b) => a.startAt - b.startAt),
    windowIndex: input.windows.length === 1 ? 0 : null,
    reschedules: 0,
    reopens: 0,
    askedNewTime: false,
    escalations: 0,
    clock: null,
    clocksLeft: {},
    pause: null,
    pausedDays: 0,
    fired: [],
    seats: [],
    placedAt: scene.now,
    servedAt: null,
    closedAt: null,
    endedAt: null,
    ratings: [],
    verification: [],
    corrections: [],
    appraisal: null,
    handlerLine: null,
    seriesId: input.seriesId ?? null,
    sameDay: input.sameDay || null,
    alarms: [],
    content: input.words?.trim() || input.photos?.length || where?.place ? 'pending' : 'shown'
  }
}

/** Seals what only some may read: the words, the photos and the private note of a request. What is given empty replaces what was there. */
export const sealRequest = ({ order, seal }: Situation, input: Pick<PlaceInput, 'words' | 'photos' | 'note'>): void => {
  if (input.words !== undefined) seal({ field: 'words', owner: order.id, text: input.words.trim() })
  if (input.photos) seal({ field: 'photos', owner: order.id, text: JSON.stringify(input.photos) })
  if (input.note?.trim()) seal({ field: 'note', owner: order.id, text: input.note.trim() })
}
