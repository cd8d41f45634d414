import type { Area } from '@contract/member'
import type { Pool } from 'pg'
import type { Item } from '@domain/menu/item'
import { query, type Run } from '../../../database/query'
import type { Keys } from '../seal'
import * as allotment from './allotment'
import { checkBooks, uncheckedBooks } from './book-checks'
import { dueEstates } from './due-estates'
import { settleEstate } from './estate'
import { makeUpFor, waitedValue } from './value-waits'
import { checkpointStore, dueCheckpoints, notice } from './checkpoints'
import * as facts from './facts'
import { overdueFeedback, raiseFeedback } from './feedback'
import * as goodsContent from './goods-content'
import * as jobs from './jobs'
import * as ledger from './ledger'
import * as member from './member'
import { activityList } from './lists'
import { openPageOf } from './page'
import { removePast } from './past'
import { commitRedemption, dueRedemptions, redemptionFor } from './redemptions'
import * as photos from './photos'
import { dueErasures, erase } from './privacy'
import { iso } from './rows'
import type { Stores } from './stores'
import type { SystemStore } from './system-store'
import { outbox, tellingIn } from './telling'
import { claimMessages } from './messages'
import { dueDigests, dueReminders } from './due-notices'
import { countWaits } from './waits'
import { moveValue } from './wallet'
import { ANSWERABLE } from './words'
import { callerStore } from './caller-store'
import { orderStore } from './order-store'
import { overdueAppeals, raiseAppeal } from './overdue-appeals'
import { judgeWords, unreadWords } from './unread-words'

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
    notices: tellingIn(run, tenantId),
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
    decideMonth: (month, promised, now) => allotment.decideMonth(run, tenantId, month, promised, now),
    closeMonth: (month, now) => allotment.closeMonth(run, tenantId, month, now),
    checkBooks: (now) => checkBooks(pool, tenantId, now),
    makeUpFor: (waited, change, now) => makeUpFor(run, waited, change, now),
    settleEstate: (estate, change, now) => settleEstate(run, estate, null, change, now),
    fact: (id, now) => facts.readFact(run, tenantId, id, now),
    decideFact: (read, change, now) => facts.decideFact(run, tenantId, read, change, now),
    setFactAside: (id, until) => facts.setFactAside(run, tenantId, id, until),
    judgeWords: (id, verdict) => judgeWords(run, tenantId, id, verdict),
    raiseAppeal: (from, to, now) => raiseAppeal(run, { ...from, tenantId }, to, now)
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
    activities: (appId, { communityId, ...input }) => openPageOf(run, appId, activityList(communityId, iso(input.now)), input),
    claimSlot: (job, slot, now) => jobs.claimSlot(run, job, slot, now),
    slotTaken: (job, slot) => jobs.slotTaken(run, job, slot),
    dueTimers: (now, limit) => jobs.dueTimers(run, now, limit),
    unchecked: (limit, waitingSince) => jobs.unchecked(run, keys, limit, waitingSince),
    triedContent: (tried, now) => jobs.triedContent(run, tried, now),
    uncheckedGoods: (limit, waitingSince) => goodsContent.uncheckedGoods(run, limit, waitingSince),
    triedGoods: (tried, now) => goodsContent.triedGoods(run, tried, now),
    photoJudged: (traceId, verdict, now) => photos.photoJudged(run, traceId, verdict, now),
    stranded: (now, limit) => jobs.stranded(run, now, limit),
    gonePictures: (limit, now) => photos.gonePictures(run, limit, now),
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
    unreadWords: (since, limit) => unreadWords(run, keys, since, limit),
    overdueAppeals: (now, limit) => overdueAppeals(run, now, limit),
    countWaits: (now) => countWaits(run, now),
    removePast: (now, most) => removePast(run, now, most),
    outbox: (limit) => outbox(run, limit),
    claimMessages: (now, until, limit) => claimMessages(run, now, until, limit),
    dueReminders: (wanted, limit) => dueReminders(run, { ...wanted, states: ANSWERABLE, coming: ['accepted'] }, limit),
    dueDigests: (...asked) => dueDigests(run, ...asked)
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
