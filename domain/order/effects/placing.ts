import { mayPlaceForOthers, type Relation } from '../relations'
import type { Order } from '../order'
import type { Scene } from '../scene'
import type { StepInputs } from '../step'
import { no, type Refusal, type Situation } from '../rule'
import { windowsFit } from '../conditions/ordering'

type PlaceInput = StepInputs['place']

/** As what the actor places: for oneself, for a linked elder, as a worker for somebody, or an activity of the own organisation. */
export const placingAs = (input: PlaceInput, scene: Scene): Relation | null => {
  const me = scene.actor.person
  if (!me) return null
  if (input.beneficiaryId === me.id) return 'beneficiary'
  if (input.beneficiaryId !== null && scene.actor.agentFor.includes(input.beneficiaryId)) return 'agent'
  if (!mayPlaceForOthers(scene)) return null
  if (input.beneficiaryId !== null) return 'placer'
  return me.posts.some((post) => post.role === 'community_worker' && post.orgId === scene.where?.communityId) ? 'requester' : null
}

const MAX_WORDS = 200

/** Everything that must be right before an order exists, in the order a form asks it. */
export const placeFits = (input: PlaceInput, scene: Scene, relation: Relation): Refusal | null => {
  const { item } = scene
  if (input.itemCode !== null && !item) return no('ITEM_NOT_ORDERABLE')
  if (item && item.kind !== 'service') return no('ITEM_NOT_ORDERABLE')
  if (item?.openedBy === 'community' && relation !== 'requester' && relation !== 'placer') return no('ITEM_NOT_ORDERABLE')
  if (!item && !input.words?.trim()) return no('WORDS_NEEDED')
  if ([...(input.words ?? '')].length > MAX_WORDS) return no('TEXT_TOO_LONG', { max: MAX_WORDS })
  const windows = windowsFit(input.windows, scene.now)
  if (windows) return windows
  if (!scene.where) return no('ADDRESS_NEEDED')
  if (relation === 'placer' && !input.why?.trim()) return no('WHY_NEEDED')
  if (input.witness.kind === 'beneficiary' && (input.beneficiaryId === null || !scene.beneficiary?.hasApp)) return no('WITNESS_NEEDED')
  if (scene.similarOrderId && !input.again) return no('ALREADY_PLACED', { order: scene.similarOrderId })
  return null
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
    verification: null,
    corrections: [],
    appraisal: null,
    handlerLine: null,
    seriesId: input.seriesId ?? null,
    alarms: [],
    content: input.words?.trim() || input.photos?.length ? 'pending' : 'shown'
  }
}

/** Seals what only some may read: the words, the photos and the private note of a request. */
export const sealRequest = ({ order, seal }: Situation, input: Pick<PlaceInput, 'words' | 'photos' | 'note'>): void => {
  if (input.words?.trim()) seal({ field: 'words', owner: order.id, text: input.words.trim() })
  if (input.photos?.length) seal({ field: 'photos', owner: order.id, text: JSON.stringify(input.photos) })
  if (input.note?.trim()) seal({ field: 'note', owner: order.id, text: input.note.trim() })
}
