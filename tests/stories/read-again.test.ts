import { DAY } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import { canonical, NO_HEAD, type Entry } from '@domain/ledger/chain'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { sha256 } from '../../cloudfunctions/_kit/digest'
import { readAgain } from '../../cloudfunctions/_kit/store/books'
import { openPool } from '../../database/open'
import { transaction } from '../../database/query'
import { TENANT } from '../town/places'
import { owns } from './books-kept'
import { check, reopen } from './books-looked-at'
import { byHand, clock, found, rows } from './doors'
import { placed } from './steps'

beforeEach(() => found())

const { ledger } = cellar().stores.forSystem(TENANT.id)
const earned = (who: string) => accountOf('minute', 'earned', who)

describe('what was found right once', () => {
  const OWN = `account_id = 'minute/earned/chen' and seq = 1`
  test.each<[string, string, RegExp, string]>([
    [
      'an old entry that somebody changed',
      `update entry set posted = posted + 1 where ${OWN}`,
      /第 1 笔/,
      `update entry set posted = posted - 1 where ${OWN}`
    ],
    [
      'an old transfer',
      `update transfer set amount = 6 where id = 'given/minute-earned-chen'`,
      /第 1 笔/,
      `update transfer set amount = 5 where id = 'given/minute-earned-chen'`
    ],
    ['an old hash', `update entry set hash = sha256(hash) where account_id = 'minute/earned/li' and seq = 1`, /第 [12] 笔/, '']
  ])('%s is found, every night until it is right, and two may let it go then', async (_, hand, words, mended) => {
    await owns(earned('chen'), 5)
    await owns(earned('li'), 60)
    await placed()
    const byNight = (sql: string) => byHand(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`)
    expect((await check()).faults).toEqual({})
    await byNight(hand)
    for (const day of [1, 2]) {
      clock.now += day * DAY
      expect((await check()).faults.minute?.join()).toMatch(words)
    }
    expect(await rows('select asset, cleared_at from book_stop')).toEqual([{ asset: 'minute', cleared_at: null }])
    if (!mended) return
    await byNight(mended)
    expect((await check()).faults).toEqual({})
    await reopen()
    expect(await rows('select asset from book_stop where reopened_at is null')).toEqual([])
  })

  /** Whoever keeps the database writes a chain anew, with hashes that follow from one another, and leaves the account alone. */
  const REWRITE = `set session_replication_role = replica;
    update transfer set amount = 2 where to_id = 'minute/earned/chen';
    update entry set posted = 2 where account_id = 'minute/earned/chen';
    set session_replication_role = origin`
  test.each([499, 500, 501, 1000])('a chain of %d entries that was written anew is found by what stands on its account', async (count) => {
    const lines = [{ account: earned('chen'), amount: 1 }]
    const gifts = Array.from(
      { length: count },
      (_, n) => ({ id: `given/${n}`, phase: 'direct', from: issuer('minute'), lines, at: clock.now }) as const
    )
    for (let n = 0; n < count; n += 100) await ledger.post(gifts.slice(n, n + 100))
    await check()
    await byHand(REWRITE)
    const entries = await rows<Entry & Record<string, unknown>>(
      `select account_id as account, seq, transfer_id as "transferId", phase, of, posted, held, (extract(epoch from at) * 1000)::bigint as at, alg
       from entry where account_id = 'minute/earned/chen' order by seq`
    )
    const hashes: string[] = []
    for (const entry of entries) hashes.push(sha256.of(canonical(TENANT.id, entry, hashes.at(-1) ?? NO_HEAD)))
    await byHand(
      `set session_replication_role = replica;
       update entry set hash = decode(one.hash, 'hex') from jsonb_array_elements_text('${JSON.stringify(hashes)}') with ordinality one (hash, n)
       where account_id = 'minute/earned/chen' and seq = one.n; set session_replication_role = origin`
    )
    clock.now += DAY
    expect((await check()).faults.minute?.join()).toMatch('minute/earned/chen')
  })

  test('a long chain is read again in parts, on from within it', async () => {
    const lines = [{ account: earned('chen'), amount: 1 }]
    for (let n = 0; n < 12; n += 1)
      await ledger.post(
        Array.from(
          { length: 100 },
          (_, m) => ({ id: `given/${n}/${m}`, phase: 'direct', from: issuer('minute'), lines, at: clock.now }) as const
        )
      )
    await check()
    const seqs: (number | null)[] = []
    for (let look = 0; look < 3; look += 1) {
      await transaction(openPool(), (run) => readAgain(run, TENANT.id, 500))
      const [place] = await rows<{ seq: string | null }>(`select within -> 'reached' ->> 'seq' as seq from book_again`)
      seqs.push(place?.seq ? Number(place.seq) : null)
    }
    expect(seqs).toEqual([500, 1000, null])
  })

  test('is read on where the last look came to, and anew from the end on', async () => {
    for (const who of ['chen', 'li', 'lin']) await owns(earned(who), 5)
    const places = async () => (await rows<{ after: string }>('select after from book_again')).map(({ after }) => after)
    await check()
    expect(await places()).toEqual([''])
    await byHand(`update book_again set after = 'minute/earned/chen'`)
    await byHand(
      `set session_replication_role = replica; update entry set posted = 6 where account_id = 'minute/earned/lin'; set session_replication_role = origin`
    )
    expect((await check()).faults.minute).toHaveLength(1)
    expect(await places()).toEqual(['minute/earned/li'])
  })
})
