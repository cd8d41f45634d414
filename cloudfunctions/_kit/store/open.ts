import type { Area } from '@contract/member'
import type { Pool } from 'pg'
import { refuse } from '@domain/errors'
import type { Item } from '@domain/menu/item'
import { STAFF_ROLES } from '@domain/order/scene'
import { query, type Run } from '../../../database/query'
import type { Keys } from '../seal'
import * as allotment from './allotment'
import { checkBooks, uncheckedBooks } from './book-checks'
import { booksStore } from './district-books'
import { peopleLists } from './people-lists'
import { dueEstates, estateStore, settleEstate } from './estate'
import { makeUpFor, waitedValue } from './value-waits'
import { checkpointStore, dueCheckpoints, notice } from './checkpoints'
import { commit } from './commit'
import { contact } from './contact'
import { deviceStore } from './devices'
import { exportStore } from './exports'
import * as facts from './facts'
import { catalogueStore } from './catalogue'
import { counterStore } from './counter'
import { feedbackStore, overdueFeedback, raiseFeedback } from './feedback'
import { find } from './find'
import * as goodsContent from './goods-content'
import * as jobs from './jobs'
import * as ledger from './ledger'
import { inboxList, owedCounts, owedList, unitInboxList } from './inboxes'
import { activityList, mineList, poolList, ratingList, taskList, type List } from './lists'
import { linkStore } from './links'
import { load, type Reader } from './load'
import { lockedOrder } from './locked'
import * as member from './member'
import { membersFor, targets } from './members'
import { noticeStore } from './notices'
import { pageOf } from './page'
import { rememberRequest, wasDone } from './once'
import * as papers from './papers'
import { removePast } from './past'
import { poolStore } from './pool'
import { commitRedemption, dueRedemptions, redemptionFor, redemptionStore } from './redemptions'
import { register } from './register'
import * as photos from './photos'
import { dueErasures, erase, privacyStore } from './privacy'
import { iso } from './rows'
import type { Account, Caller, ListInput, Loaded, Wanted } from './shapes'
import { sheetStore } from './sheets'
import type { Store, Stores, SystemStore } from './store'
import { reviewStore } from './reviews'
import { ruleStore } from './rulebook'
import { standingStore } from './standing'
import * as telling from './telling'
import { usualPlaces } from './usual'
import { countWaits, waits } from './waits'
import { moveValue, walletStore } from './wallet'
import { unitDayList, unitWeek } from './week'
import { ANSWERABLE } from './words'

const LIAISON = ['liaison']

/** What every store can do with one order, whoever asks. The writer is whom the load before the write has found. */
const orderStore = (pool: Pool, keys: Keys, reader: Reader): Pick<Store, 'load' | 'commit' | 'locked' | 'open'> => {
  const run: Run = (sql, params) => query(pool, sql, params)
  let account: Account | null = 'tenantId' in reader ? { tenantId: reader.tenantId, personId: null, epoch: 0 } : null
  const read = async (on: Run, wanted: Wanted): Promise<Loaded> => {
    const loaded = await load(on, keys, reader, wanted)
    account = loaded.account
    return loaded
  }
  // a write without a read before it looks its writer up first: one trip more
  const writer = async (): Promise<Account> =>
    (account ??= 'tenantId' in reader ? null : await member.accountOf(run, reader)) ?? refuse('NOT_REGISTERED')
  return {
    load: (wanted) => read(run, wanted),
    commit: async (write) => commit(run, keys, await writer(), write),
    locked: async (orderId, work) => lockedOrder(pool, keys, await writer(), orderId, read, work),
    open: (orderId, sealed) => {
      const lock = keys.of((account ?? refuse('NOT_SIGNED_IN')).tenantId)
      return sealed.map(({ field, owner, cipher }) => ({
        field,
        owner,
        text: lock.open('order_private', orderId, `${field}/${owner}`, cipher)
      }))
    }
  }
}

const callerStore = (pool: Pool, keys: Keys, caller: Caller): Store => {
  const run: Run = (sql, params) => query(pool, sql, params)
  const orders = orderStore(pool, keys, caller)
  const list = (one: List, input: ListInput) => pageOf(run, caller, one, input)
  // rooms of the store are opened by whoever goes in: a call visits one or two of them
  return {
    ...orders,
    wrongTry: (orderId, now) => papers.wrongTry(run, caller, orderId, now),
    mine: (input) => list(mineList(input.list, iso(input.now)), input),
    tasks: (input) => list(taskList(input.list), input),
    pool: (input) => list(poolList(iso(input.now)), input),
    activities: (input) => list(activityList(iso(input.now)), input),
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
    find: (text, now, maxToday) => find(run, keys, caller, text, now, maxToday),
    printSlip: (input) => papers.printSlip(run, keys, caller, input),
    slipHash: (orderId, round, code) => papers.slipHash(keys, orderId, round, code),
    nudge: (orderId, now, since) => papers.nudge(run, caller, orderId, now, since),
    me: (now) => member.me(run, keys, caller, now),
    register: (person) => register(run, keys, caller, person),
    savePreferences: async ({ largePrint, fontSize, now }) => {
      await member.savePreferences(run, caller, largePrint, fontSize)
      return member.me(run, keys, caller, now)
    },
    saveAddress: (home) => member.saveAddress(run, keys, caller, home),
    get links() {
      return linkStore(run, keys, caller)
    },
    get privacy() {
      return privacyStore(run, caller)
    },
    get feedback() {
      return feedbackStore(run, keys, caller)
    },
    get wallet() {
      return walletStore(run, caller)
    },
    get publicPool() {
      return poolStore(run, caller)
    },
    get estates() {
      return estateStore(run, caller)
    },
    get districtBooks() {
      return booksStore(run, caller)
    },
    get peopleLists() {
      return peopleLists(run, caller)
    },
    get handOvers() {
      return standingStore(run, caller)
    },
    get exports() {
      return exportStore(run, caller)
    },
    get devices() {
      return deviceStore(run, caller)
    },
    get rulebook() {
      return ruleStore(run, caller)
    },
    get facts() {
      return facts.factStore(run, caller)
    },
    get reviews() {
      return reviewStore(run, keys, caller)
    },
    get notices() {
      return noticeStore(run, caller)
    },
    get redemptions() {
      return redemptionStore(run, caller)
    },
    get counter() {
      return counterStore(run, caller)
    },
    get sheets() {
      return sheetStore(run, caller)
    },
    get catalogue() {
      return catalogueStore(run, caller)
    },
    remember: (request, now) => rememberRequest(run, caller, request, now),
    wasDone: (request) => wasDone(run, caller, request),
    series: (seriesId) => papers.series(run, caller, seriesId)
  }
}

const systemStore = (pool: Pool, keys: Keys, tenantId: string): SystemStore => {
  const run: Run = (sql, params) => query(pool, sql, params)
  return {
    ...orderStore(pool, keys, { tenantId }),
    postpone: (orderId, version, until) => jobs.postpone(run, tenantId, orderId, version, until),
    setAside: (orderId, now, until) => jobs.setAside(run, tenantId, orderId, now, until),
    setContent: (orderId, version, content) => jobs.setContent(run, tenantId, orderId, version, content),
    setGoodContent: (goodId, version, content) => goodsContent.setGoodContent(run, tenantId, goodId, version, content),
    photoAsked: (asked) => photos.photoAsked(run, tenantId, asked),
    erase: (personId, now) => erase(run, tenantId, personId, now),
    raiseFeedback: (id, from, to, dueAt) => raiseFeedback(run, tenantId, id, from, to, dueAt),
    notices: telling.tellingIn(run, tenantId),
    ledger: {
      post: (transfers) => ledger.postTransfers(run, tenantId, transfers),
      balances: (ids) => ledger.balances(run, tenantId, ids),
      statement: (account, before) => ledger.statement(run, tenantId, account, before)
    },
    checkpoints: checkpointStore(run, tenantId),
    moveValue: (change, now) => moveValue(run, tenantId, change, now),
    redemption: (id) => redemptionFor(run, tenantId, id),
    commitRedemption: (change, now) => commitRedemption(run, tenantId, change, null, null, now),
    month: (month) => allotment.readMonth(run, tenantId, month),
    decideMonth: (month, each, short, now) => allotment.decideMonth(run, tenantId, month, each, short, now),
    closeMonth: (month, now) => allotment.closeMonth(run, tenantId, month, now),
    checkBooks: (now) => checkBooks(pool, tenantId, now),
    makeUpFor: (waited, change, now) => makeUpFor(run, waited, change, now),
    settleEstate: (estate, change, now) => settleEstate(run, estate, null, change, now),
    fact: (id, now) => facts.readFact(run, tenantId, id, now),
    decideFact: (read, change, now) => facts.decideFact(run, tenantId, read, change, now),
    setFactAside: (id, until) => facts.setFactAside(run, tenantId, id, until),
    judgeWords: (id, verdict) => facts.judgeWords(run, tenantId, id, verdict),
    raiseAppeal: (from, to, now) => facts.raiseAppeal(run, { ...from, tenantId }, to, now)
  }
}

/** The repositories over one pool; a function instance opens them once. */
export const openStores = (pool: Pool, keys: Keys): Stores => {
  const run: Run = (sql, params) => query(pool, sql, params)
  return {
    accountOf: (caller) => member.accountOf(run, caller),
    forCaller: (caller) => callerStore(pool, keys, caller),
    forSystem: (tenantId) => systemStore(pool, keys, tenantId),
    menu: async (appId) => (await run<{ body: Item }>(MENU, [appId])).map((row) => row.body),
    menuEdition: async (appId) => (await run<{ edition: string | null }>(MENU_EDITION, [appId]))[0]?.edition ?? '',
    grids: (appId) => run<Area & Record<string, unknown>>(GRIDS, [appId]),
    claimSlot: (job, slot, now) => jobs.claimSlot(run, job, slot, now),
    slotTaken: (job, slot) => jobs.slotTaken(run, job, slot),
    dueTimers: (now, limit) => jobs.dueTimers(run, now, limit),
    unchecked: (limit, waitingSince) => jobs.unchecked(run, keys, limit, waitingSince),
    triedContent: (tried, now) => jobs.triedContent(run, tried, now),
    uncheckedGoods: (limit, waitingSince) => goodsContent.uncheckedGoods(run, limit, waitingSince),
    triedGoods: (tried, now) => goodsContent.triedGoods(run, tried, now),
    photoJudged: (traceId, verdict, now) => photos.photoJudged(run, traceId, verdict, now),
    stranded: (now, limit) => jobs.stranded(run, now, limit),
    gonePictures: (limit) => photos.gonePictures(run, limit),
    forgetPictures: (pictures) => photos.forgetPictures(run, pictures),
    triedPictures: (pictures, now) => photos.triedPictures(run, pictures, now),
    dueErasures: (now, limit) => dueErasures(run, now, limit),
    dueRedemptions: (now, limit, after) => dueRedemptions(run, now, limit, after),
    dueMonths: (month) => allotment.dueMonths(run, month),
    uncheckedBooks: (day) => uncheckedBooks(run, day),
    waitedValue: (limit, after) => waitedValue(run, limit, after),
    dueEstates: (today, limit, after) => dueEstates(run, today, limit, after),
    dueCheckpoints: (day) => dueCheckpoints(run, day),
    notice: (appId) => notice(run, appId),
    overdueFeedback: (now, limit) => overdueFeedback(run, now, limit),
    dueFacts: (now, limit) => facts.dueFacts(run, now, limit),
    unreadWords: (since, limit) => facts.unreadWords(run, keys, since, limit),
    overdueAppeals: (now, limit) => facts.overdueAppeals(run, now, limit),
    countWaits: (now) => countWaits(run, now),
    removePast: (now, most) => removePast(run, now, most),
    outbox: (limit) => telling.outbox(run, limit),
    claimMessages: (now, until, limit) => telling.claimMessages(run, now, until, limit),
    dueReminders: (wanted, limit) => telling.dueReminders(run, { ...wanted, states: ANSWERABLE, coming: ['accepted'] }, limit),
    dueDigests: (...asked) => telling.dueDigests(run, ...asked)
  }
}

const MENU = 'select item.body from tenant join item on item.tenant_id = tenant.id where tenant.app_id = $1 order by item.position'
const MENU_EDITION = `select md5(string_agg(item.body::text, '' order by item.position)) as edition
from tenant join item on item.tenant_id = tenant.id where tenant.app_id = $1`
const GRIDS = `select area.id, area.name, area.community_id as "communityId", org.name as "communityName", org.duty_phone as "dutyPhone"
from tenant
join area on area.tenant_id = tenant.id and area.kind = 'grid'
join org on org.tenant_id = area.tenant_id and org.id = area.community_id
where tenant.app_id = $1 order by org.id, area.id`
