import type { Pool } from 'pg'
import { refuse } from '@domain/errors'
import { STAFF_ROLES } from '@domain/order/scene'
import { query, type Run } from '../../../database/query'
import type { Keys } from '../seal'
import { contact } from './contact'
import { find } from './find'
import { inboxList, owedCounts, owedList, unitInboxList } from './inboxes'
import { mineList, poolList, ratingList, taskList, type List } from './lists'
import * as member from './member'
import { membersFor, targets } from './members'
import { pageOf } from './page'
import { rememberRequest, wasDone } from './once'
import * as papers from './papers'
import { register } from './register'
import { registerFor } from './register-for'
import { Rooms } from './rooms'
import { iso } from './rows'
import type { Caller, ListInput } from './shapes'
import type { Store } from './store'
import { usualPlaces } from './usual'
import { waits } from './waits'
import { unitDayList, unitWeek } from './week'
import { orderStore } from './order-store'

const LIAISON = ['liaison']

export const callerStore = (pool: Pool, keys: Keys, caller: Caller): Store => {
  const run: Run = (sql, params) => query(pool, sql, params)
  const orders = orderStore(pool, keys, caller)
  const list = (one: List, input: ListInput) => pageOf(run, caller, one, input)
  return Object.assign(new Rooms(run, keys, caller), orders, {
    wrongTry: (orderId, now) => papers.wrongTry(run, caller, orderId, now),
    mine: (input) => list(mineList(input.list, iso(input.now)), input),
    tasks: (input) => list(taskList(input.list), input),
    pool: (input) => list(poolList(iso(input.now)), input),
    ratingWaiting: (input) => list(ratingList(iso(input.now)), input),
    inbox: (input) => list(inboxList(input.orgId, input.list, STAFF_ROLES, iso(input.now)), input),
    unitInbox: (input) => list(unitInboxList(input.unitId, input.list, LIAISON, iso(input.now)), input),
    owed: (input) => list(owedList(input.orgId, input.list, STAFF_ROLES, input.now), input),
    owedCounts: async (input) => (await owedCounts(run, caller, input, STAFF_ROLES)) ?? refuse('NOT_ALLOWED', { who: '这里的工作人员' }),
    unitDay: (input) => list(unitDayList(input, LIAISON), input),
    unitWeek: async (input) => (await unitWeek(run, caller, input, LIAISON)) ?? refuse('NOT_ALLOWED', { who: '本单位的联络员' }),
    targets: (orderId, now) => targets(run, caller, orderId, now),
    usualPlaces: (input) => usualPlaces(run, caller, input),
    waits: () => waits(run, caller),
    askable: async (orderId, now) => {
      const loaded = await orders.load({ orderId, now })
      return { loaded, candidates: await membersFor(run, caller, loaded) }
    },
    contact: (input) => contact(run, keys, caller, input),
    find: (input) => find(run, keys, caller, input),
    printSlip: (input) => papers.printSlip(run, keys, caller, input),
    slipHash: (orderId, round, code) => papers.slipHash(keys, orderId, round, code),
    introduce: (one) => papers.introduce(run, caller, one),
    nudge: (orderId, now, since) => papers.nudge(run, caller, orderId, now, since),
    me: (now) => member.me(run, keys, caller, now),
    register: (person) => register(run, keys, caller, person),
    registerFor: (neighbour) => registerFor(pool, keys, caller, neighbour),
    savePreferences: async ({ largePrint, fontSize, now }) => {
      await member.savePreferences(run, caller, largePrint, fontSize)
      return member.me(run, keys, caller, now)
    },
    saveAddress: (home) => member.saveAddress(run, keys, caller, home),
    remember: (request, now) => rememberRequest(run, caller, request, now),
    wasDone: (request) => wasDone(run, caller, request),
    series: (seriesId) => papers.series(run, caller, seriesId)
  } satisfies Omit<Store, keyof Rooms | keyof typeof orders>)
}
