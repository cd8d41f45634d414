import type { OrderEvent } from '../change'
import type { Order } from '../order'
import type { Relation } from '../relations'
import type { Scene } from '../scene'
import type { Seat, SeatState } from '../seat'
import type { Viewer } from './viewers'

/** Whose seat, and whose name in the story, one viewer reads. */
interface Reads {
  seat: (seat: Seat, order: Order, scene: Scene) => boolean
  actor: (personId: string, order: Order, scene: Scene) => boolean
}
const COMING: readonly SeatState[] = ['accepted', 'arrived', 'left', 'unanswered', 'absent']
const comes = ({ state }: Seat): boolean => COMING.includes(state)
const isMember = (personId: string, { target, targetUnitId }: Order, { people }: Scene): boolean =>
  target === 'unit' && people[personId]?.volunteer?.unitId === targetUnitId
const nobody = () => false
const everybody = () => true

/** Relation × whose names (orders.md §5): a unit reads its own members in whatever state, and nobody else's name, whatever the ring brings in. */
export const NAMES: Record<Viewer, Reads> = {
  passer: { seat: nobody, actor: nobody },
  invitee: { seat: nobody, actor: nobody },
  witness: { seat: comes, actor: nobody },
  helper: { seat: comes, actor: everybody },
  liaison: { seat: ({ personId }, order, scene) => isMember(personId, order, scene), actor: isMember },
  requester: { seat: comes, actor: everybody },
  handler: { seat: everybody, actor: everybody }
}

/** One's own seat always; of the others what any of the viewers somebody is may read. */
export const readsSeat = (viewers: readonly Viewer[], seat: Seat, order: Order, scene: Scene): boolean =>
  seat.personId === scene.actor.person?.id || viewers.some((viewer) => NAMES[viewer].seat(seat, order, scene))

/** Who did it, as whoever may not read the name reads it. */
const UNNAMED: Record<Relation, string> = {
  beneficiary: '点单人',
  agent: '代办人',
  requester: '点单人',
  placer: '登记人',
  witness: '现场出码人',
  handler: '社区',
  dispatcher: '单位',
  invitee: '一位志愿者',
  helper: '一位志愿者',
  leader: '一位志愿者',
  eligible: '一位志愿者',
  system: '系统'
}

/** Whether the name of whoever did something may be read. */
export const readsDoer = (viewers: readonly Viewer[], actorId: string, order: Order, scene: Scene): boolean =>
  actorId === scene.actor.person?.id || viewers.some((viewer) => NAMES[viewer].actor(actorId, order, scene))

/** Who did it: by name where a viewer reads it, else by what they were to the order. */
export const whoDid = ({ actorId, by }: OrderEvent, viewers: readonly Viewer[], order: Order, scene: Scene): string => {
  if (actorId === null) return UNNAMED.system
  return (readsDoer(viewers, actorId, order, scene) ? scene.people[actorId]?.publicName : undefined) ?? UNNAMED[by]
}
