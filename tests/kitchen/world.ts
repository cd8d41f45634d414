import { ITEMS } from '@domain/menu/items'
import type { OrderEvent, Change } from '@domain/order/change'
import { performStep, asSystem } from '@domain/order/perform'
import { availableActions } from '@domain/order/available'
import { dueTimer, nextTimerAt } from '@domain/order/timers'
import { viewOf, sealedFor } from '@domain/order/view/view'
import type { Order, Window } from '@domain/order/order'
import type { Person, Scene, Volunteer } from '@domain/order/scene'
import type { Action, Step, StepInputs } from '@domain/order/step'
import type { Secret, ValueIntent } from '@domain/order/change'
import { HOUR, DAY } from '@domain/clock/milliseconds'

/** Monday 2026-03-02, 09:00 in Shanghai: an ordinary working morning. */
export const MONDAY = Date.UTC(2026, 2, 2, 1)

const volunteer = (unitId: string | null, more: Partial<Volunteer> = {}): Volunteer => ({
  unitId,
  communityIds: ['c1'],
  streetId: 's1',
  realName: true,
  skills: ['沟通', '理发', '助行常识', '维修', '文体特长'],
  qualifications: [],
  insured: true,
  minor: false,
  suspended: false,
  ...more
})
const person = (id: string, publicName: string, more: Partial<Person> = {}): Person => ({
  id,
  publicName,
  unitName: null,
  posts: [],
  volunteer: null,
  busy: [],
  insideOrderId: null,
  ...more
})

/** The people of these tests: Li asks, Wang refers, Zhao dispatches, Chen helps. */
export const PEOPLE: Record<string, Person> = Object.fromEntries(
  [
    person('li', '李阿姨'),
    person('sun', '孙奶奶'),
    person('lily', '李女士', { volunteer: volunteer(null) }),
    person('ex', '周先生', { volunteer: volunteer('u1') }),
    person('wang', '王社工', { posts: [{ role: 'community_worker', orgId: 'c1' }], volunteer: volunteer(null) }),
    person('he', '何社工', { posts: [{ role: 'community_worker', orgId: 'c1' }], volunteer: volunteer(null) }),
    person('gu', '顾主任', { posts: [{ role: 'street_staff', orgId: 's1' }] }),
    person('fang', '方督导', { posts: [{ role: 'district_staff', orgId: 'd1' }] }),
    person('grid', '网格员小马', { posts: [{ role: 'grid_worker', orgId: 'c1' }] }),
    person('zhao', '赵联络', { posts: [{ role: 'liaison', orgId: 'u1' }], volunteer: volunteer('u1'), unitName: '区税务局' }),
    ...['chen', 'qian', 'wu', 'zheng', 'feng', 'zhu', 'qin', 'xu'].map((id) =>
      person(id, `${id}师傅`, { volunteer: volunteer('u1'), unitName: '区税务局' })
    ),
    person('minor', '小杨', { volunteer: volunteer(null, { minor: true }) }),
    person('far', '外区师傅', { volunteer: volunteer(null, { communityIds: ['c9'], streetId: 's9' }) }),
    person('guest', '路人')
  ].map((one) => [one.id, one])
)

const FAMILY: Record<string, string[]> = { lily: ['li'], li: ['lily'] }
const AGENT_FOR: Record<string, string[]> = { lily: ['li'] }

export const item = (code: string) => {
  const found = ITEMS.find((one) => one.code === code)
  if (!found) throw new Error(`no item ${code}`)
  return found
}

/** One order in a small world with its own clock: people act on it by name, the system when its time has come. */
export class World {
  now = MONDAY
  order: Order | null = null
  events: OrderEvent[] = []
  secrets: Secret[] = []
  value: ValueIntent[] = []
  changes: Change[] = []
  liaisons: Record<string, string[]> = {
    u1: ['zhao'],
    u2: [],
    ...Object.fromEntries(['u3', 'u4', 'u5', 'u6', 'u7', 'u8'].map((id) => [id, ['zhao']]))
  }
  standing: Scene['standing'] = null
  dutyItems = ['B06', 'B08']
  handlers = [
    { level: 'community' as const, orgId: 'c1', name: '桂花社区', staffIds: ['wang', 'he'] },
    { level: 'street' as const, orgId: 's1', name: '城西街道', staffIds: ['gu'] },
    { level: 'district' as const, orgId: 'd1', name: '区里', staffIds: ['fang'] }
  ]
  people: Record<string, Person> = structuredClone(PEOPLE)
  hasApp: Record<string, boolean> = { li: true, sun: false, lily: true }
  agentFor: Record<string, string[]> = structuredClone(AGENT_FOR)
  /** where whomever somebody places for has a home */
  livesIn = ['c1']
  /** by the community, to whom the order is for */
  introduced: string[] = []
  /** minutes that wait for whoever comes */
  heldMinutes = 30
  private steps = 0

  constructor(readonly id = 'O1') {}

  /** The window that most stories use: tomorrow from two to four in the afternoon. */
  window(days = 1): Window {
    const at = MONDAY + days * DAY + 5 * HOUR
    return { startAt: at, endAt: at + 2 * HOUR }
  }

  scene(who: string | null, step?: Step): Scene {
    const input = (step?.input ?? {}) as { itemCode?: string | null; code?: string; where?: unknown; beneficiaryId?: string }
    const code = this.order?.itemCode ?? input.itemCode ?? null
    const beneficiaryId = this.order ? this.order.beneficiaryId : (input.beneficiaryId ?? null)
    const from = this.handlers.findIndex((org) => org.level === (this.order?.level ?? 'community'))
    return {
      now: this.now,
      actor: {
        person: who === null ? null : (this.people[who] as Person),
        agentFor: this.agentFor[who ?? ''] ?? [],
        familyOf: FAMILY[who ?? ''] ?? []
      },
      item: code ? item(code) : null,
      calendar: { isWorkday: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()), opensAt: 9 * 60, closesAt: 17 * 60 + 30 },
      handlers: this.handlers.slice(from),
      dutyItems: this.dutyItems,
      units: Object.fromEntries(
        Object.entries(this.liaisons).map(([id, liaisonIds]) => [id, { id, name: '区税务局', checkedIn: id !== 'u9', liaisonIds }])
      ),
      beneficiary: beneficiaryId
        ? {
            id: beneficiaryId,
            publicName: this.people[beneficiaryId]?.publicName ?? '',
            hasApp: this.hasApp[beneficiaryId] ?? false,
            agentIds: Object.keys(this.agentFor).filter((id) => this.agentFor[id]?.includes(beneficiaryId)),
            familyIds: FAMILY[beneficiaryId] ?? [],
            introducedIds: this.introduced
          }
        : null,
      standing: this.standing,
      people: this.people,
      proof: input.code === 'slip' ? { by: 'slip' } : input.code === 'good' ? { by: 'code', step: (this.steps += 1) } : null,
      names: { g1: '桂花一网格', c1: '桂花社区', u1: '区税务局' },
      streetId: 's1',
      where: input.where ? { communityId: 'c1', gridId: 'g1', building: '3号楼', place: null } : null,
      livesIn: this.livesIn,
      similarOrderId: null,
      heldMinutes: this.heldMinutes
    }
  }

  /** One step by one person, or by the system (`null`). Throws AppError when the table refuses. */
  do<A extends Action>(who: string | null, action: A, input: StepInputs[A]): this {
    const step = { action, input } as Step
    return this.keep(performStep(this.order, step, this.scene(who, step), { newId: this.id }))
  }

  /** What `do` would be refused with, or null. Nothing changes. */
  refusal<A extends Action>(who: string | null, action: A, input: StepInputs[A]): string | null {
    const step = { action, input } as Step
    try {
      performStep(this.order, step, this.scene(who, step), { newId: 'O2' })
      return null
    } catch (error) {
      return (error as { code?: string }).code ?? String(error)
    }
  }

  /** Moves the clock, letting the system do whatever falls due on the way. */
  wait(milliseconds: number): this {
    const until = this.now + milliseconds
    for (
      let next = this.order && nextTimerAt(this.order);
      next !== null && next !== undefined && next <= until;
      next = this.order && nextTimerAt(this.order)
    ) {
      this.now = Math.max(this.now, next)
      const due = this.order && dueTimer(this.order, this.now)
      if (!due || !this.order) break
      this.keep(performStep(this.order, due.step, asSystem(this.scene(null, due.step)), { timer: due.key }))
    }
    this.now = until
    return this
  }

  /** Waits until an instant. */
  until(at: number): this {
    return this.wait(Math.max(0, at - this.now))
  }

  offers(who: string) {
    return this.order ? availableActions(this.order, this.scene(who)).map((one) => one.action) : []
  }
  sees(who: string) {
    const scene = this.scene(who)
    if (!this.order) throw new Error('no order yet')
    const allowed = sealedFor(this.order, scene)
    return viewOf(
      this.order,
      scene,
      this.events,
      this.secrets.filter((one) => allowed.includes(one.field))
    )
  }
  seat(who: string) {
    return this.order?.seats.filter((seat) => seat.personId === who).at(-1)
  }

  private keep(change: Change): this {
    this.order = change.order
    this.events.push(...change.events)
    this.secrets.push(...change.secrets)
    this.value.push(...change.value)
    this.changes.push(change)
    return this
  }
}

/** Li asks for a haircut tomorrow afternoon. */
export const placed = (code: string | null = 'B08', more: Partial<StepInputs['place']> = {}): World => {
  const world = new World()
  return world.do('li', 'place', {
    beneficiaryId: 'li',
    itemCode: code,
    windows: [world.window()],
    where: { addressId: 'a1' },
    witness: { kind: 'beneficiary' },
    words: '想理个发',
    ...more
  })
}
/** …Wang hands it to the tax office, Zhao asks Chen and Qian. */
export const open = (code = 'B08', more: Partial<StepInputs['place']> = {}, invitees = ['chen', 'qian']): World =>
  placed(code, more).do('wang', 'refer_unit', { unitId: 'u1' }).do('zhao', 'dispatch', { inviteeIds: invitees })
/** …Chen takes it. */
export const accepted = (code = 'B08', more: Partial<StepInputs['place']> = {}): World =>
  open(code, more).do('chen', 'accept', { riskRead: true, insured: true })
/** …and stands in Li's room. */
export const serving = (code = 'B08', more: Partial<StepInputs['place']> = {}): World => {
  const world = accepted(code, more)
  return world.until(world.window().startAt).do('chen', 'arrive', { code: 'good' })
}
/** …and has gone after forty minutes. */
export const served = (code = 'B08', more: Partial<StepInputs['place']> = {}): World =>
  serving(code, more)
    .wait(40 * 60_000)
    .do('chen', 'leave', { code: 'good' })
export const closed = (code = 'B08', more: Partial<StepInputs['place']> = {}): World =>
  served(code, more).do('li', 'rate', { outcome: 'solved', satisfaction: 'good' })
