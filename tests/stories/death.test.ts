import { accountOf } from '@domain/ledger/account'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { TENANT } from '../town/places'
import { owns, poolOwns, stands } from './books-kept'
import { ask, byHand, call, clock, found, refusal, rows } from './doors'
import { placed } from './steps'
import { died, earned, gifted, stores } from './died'

beforeEach(() => found())

describe('a death is recorded by two of the community (T13)', () => {
  test('one signature changes nothing; with the second nothing goes out any more, and what comes in is kept', async () => {
    await owns(earned('li'), 300)
    expect(await refusal('ma', 'timebank.recordDeath', { personId: 'li', diedOn: '2026-11-20' })).toBe('NOT_ALLOWED')
    expect(await refusal('sun', 'timebank.recordDeath', { personId: 'li', diedOn: '2026-11-20' })).toBe('NOT_ALLOWED')
    expect(await refusal('wang', 'timebank.recordDeath', { personId: 'li', diedOn: '2026-11-24' })).toBe('DAY_INVALID')
    const record = { personId: 'li', diedOn: '2026-11-20' }
    const { id } = await call('wang', 'timebank.recordDeath', record, 'li-has-died')
    expect(await call('wang', 'timebank.recordDeath', record, 'li-has-died')).toEqual({ id })
    expect(await refusal('gao', 'timebank.recordDeath', record)).toBe('ESTATE_OPEN')
    expect(await call('li', 'timebank.donate', { minutes: 10 })).toMatchObject({ frozen: false })
    expect([await refusal('wang', 'timebank.confirmDeath', { id }), await refusal('ma', 'timebank.confirmDeath', { id })]).toEqual([
      'SECOND_PERSON',
      'NOT_ALLOWED'
    ])
    await call('liuYang', 'timebank.confirmDeath', { id })
    await call('liuYang', 'timebank.confirmDeath', { id })
    expect(await refusal('li', 'timebank.donate', { minutes: 10 })).toBe('MINUTES_PAUSED')
    expect((await call('li', 'timebank.balance', {})).frozen).toBe(true)
    // nothing is held for what is asked in her name, and a gift may still come
    expect((await placed()).earns.minutes).toBe(false)
    await owns(earned('zhang'), 60)
    await call('zhang', 'timebank.give', { personId: 'li', minutes: 20 })
    expect([await stands(earned('li')), await stands(gifted('li'))]).toEqual([
      [290, 0],
      [20, 0]
    ])
    // and whoever has died is on no list
    expect(await rows(`select person_id from listed_elder where person_id = 'li'`)).toEqual([])
    const { items } = await call('gao', 'timebank.estates', { orgId: 'huaishu' })
    expect(items).toMatchObject([
      {
        id,
        publicName: '李奶奶',
        until: '2027-11-23',
        recorded: { by: '王社工', mine: false },
        confirmed: { by: '刘社工' },
        earned: { owned: 290 },
        family: [{ personId: 'zhang', relation: 'child' }]
      }
    ])
    expect(await refusal('ma', 'timebank.estates', { orgId: 'huaishu' })).toBe('NOT_ALLOWED')
  })

  test('a mistake is taken back while nothing has moved, and can be recorded anew', async () => {
    await owns(earned('li'), 300)
    const id = await died()
    // a colleague who signed nothing, another community and the family: none of them
    const others = await Promise.all(['gao', 'ma', 'zhang'].map((who) => refusal(who, 'timebank.undoDeath', { id })))
    expect([others, await rows('select from estate where undone_at is not null')]).toEqual([Array(3).fill('NOT_ALLOWED'), []])
    await call('liuYang', 'timebank.undoDeath', { id })
    await call('liuYang', 'timebank.undoDeath', { id })
    await call('li', 'timebank.donate', { minutes: 10 })
    expect(await refusal('gao', 'timebank.settleEstate', { id, heirId: null, chosenAt: clock.now })).toBe('ESTATE_GONE')
    await died()
    expect(await refusal('li', 'timebank.donate', { minutes: 10 })).toBe('MINUTES_PAUSED')
    expect(await rows(`select undone_by from estate order by undone_by`)).toEqual([{ undone_by: 'liuYang' }, { undone_by: null }])
  })

  test('before the second signature by who recorded it; by the street above at any time, which signs nothing else', async () => {
    const record = { personId: 'li', diedOn: '2026-11-20' }
    const { id } = await call('wang', 'timebank.recordDeath', record)
    expect(await refusal('liuYang', 'timebank.undoDeath', { id })).toBe('NOT_ALLOWED')
    await call('wang', 'timebank.undoDeath', { id })
    const again = await call('wang', 'timebank.recordDeath', record)
    expect(await refusal('fang', 'timebank.confirmDeath', again)).toBe('NOT_ALLOWED')
    await call('liuYang', 'timebank.confirmDeath', again)
    expect(await refusal('fang', 'timebank.chooseEstate', { ...again, heirId: null })).toBe('NOT_ALLOWED')
    await call('fang', 'timebank.undoDeath', again)
    expect((await call('li', 'timebank.balance', {})).frozen).toBe(false)
  })

  test('whoever has died is not put on the list again, and is paid no allotment if it happens in the same moment', async () => {
    const id = await died()
    const listed = { personId: 'li', listed: true }
    const answer = await ask('wang', 'timebank.list', listed)
    expect(answer.ok ? 'listed' : answer.error.message).toBe('这一位已经登记离世，不能列入名单')
    expect(await rows(`select from listed_elder where person_id = 'li'`)).toEqual([])
    await byHand(`insert into listed_elder (tenant_id, person_id, listed_by, listed_at) values ($1, 'li', 'wang', now())`, [TENANT.id])
    await poolOwns(10_000)
    await allotMonth({ stores, now: clock.now })
    expect(await allotMonth({ stores, now: clock.now })).toBe(0)
    const lent = await rows<{ id: string }>(`select id from ledger_account where id like 'minute/allotment/%' and posted > 0`)
    expect([lent.length > 0, lent.map(({ id: account }) => account).includes(accountOf('minute', 'allotment', 'li'))]).toEqual([
      true,
      false
    ])
    await call('wang', 'timebank.list', { ...listed, listed: false })
    await call('wang', 'timebank.undoDeath', { id })
    await call('wang', 'timebank.list', listed)
  })

  describe('a living elder whose death was a mistake', () => {
    const listing = () =>
      rows<{ listed_by: string; listed_at: Date }>(`select listed_by, listed_at from listed_elder where person_id = 'li'`)

    test('is on the list again as before, after every time', async () => {
      const before = await listing()
      expect(before).toHaveLength(1)
      for (const who of ['wang', 'liuYang']) {
        const id = await died()
        expect(await listing()).toEqual([])
        clock.now += 1
        await call(who, 'timebank.undoDeath', { id })
        await call(who, 'timebank.undoDeath', { id })
        expect(await listing()).toEqual(before)
      }
    })

    test.each<[string, (id: string) => Promise<unknown>]>([
      ['was taken off meanwhile', () => call('gao', 'timebank.list', { personId: 'li', listed: false })],
      ['has left meanwhile', () => byHand(`update person set erased_at = now() where id = 'li'`)]
    ])('and %s stays off', async (_, meanwhile) => {
      const id = await died()
      await meanwhile(id)
      await call('fang', 'timebank.undoDeath', { id })
      expect(await listing()).toEqual([])
    })

    test('and was taken off before the second signature stays off; who was listed by somebody since stays as they were listed', async () => {
      const { id } = await call('wang', 'timebank.recordDeath', { personId: 'li', diedOn: '2026-11-20' })
      await call('gao', 'timebank.list', { personId: 'li', listed: false })
      await call('liuYang', 'timebank.confirmDeath', { id })
      await call('wang', 'timebank.undoDeath', { id })
      expect(await listing()).toEqual([])
      await call('gao', 'timebank.list', { personId: 'li', listed: true })
      const again = await died()
      const hand = `insert into listed_elder (tenant_id, person_id, listed_by, listed_at) values ($1, 'li', 'sun', now())`
      await byHand(hand, [TENANT.id])
      await call('wang', 'timebank.undoDeath', { id: again })
      expect(await listing()).toMatchObject([{ listed_by: 'sun' }])
    })
  })
})
