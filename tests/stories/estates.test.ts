import { DAY } from '@domain/clock/milliseconds'
import { settleEstates } from '../../cloudfunctions/jobs/estates'
import { TENANT } from '../town/places'
import { owns, stands } from './books-kept'
import { ask, byHand, call, clock, found, refusal, rows, step } from './doors'
import { meanwhile } from './meanwhile'
import { open, served } from './steps'
import { died, earned, free, gifted, shown, stores } from './died'

beforeEach(() => found())

describe('what becomes of the minutes', () => {
  test('the family chooses the daughter: two sign, what Li earned is hers, what was a gift goes to the pool, once', async () => {
    await owns(earned('li'), 300)
    await owns(gifted('li'), 50)
    const id = await died()
    expect(await refusal('wang', 'timebank.chooseEstate', { id, heirId: 'chen' })).toBe('GIFT_RELATION')
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
    const choice = await shown(id)
    expect([await stands(earned('li')), await refusal('wang', 'timebank.settleEstate', choice)]).toEqual([[300, 0], 'SECOND_PERSON'])
    await Promise.all([1, 2].map(() => call('liuYang', 'timebank.settleEstate', choice)))
    // a colleague who would sign as well is told that it is done
    expect(await refusal('gao', 'timebank.settleEstate', choice)).toBe('ESTATE_GONE')
    expect([await stands(earned('li')), await stands(gifted('li')), await stands(gifted('zhang')), await free()]).toEqual([
      [0, 0],
      [0, 0],
      [300, 0],
      50
    ])
    expect((await call('zhang', 'timebank.statement', { account: 'gifted' })).items.map(({ why }) => why)).toEqual([['家人留下 5 小时']])
    expect(await refusal('wang', 'timebank.undoDeath', { id })).toBe('ESTATE_GONE')
  })

  test('an heir without room gets what fits, the rest is the pool’s', async () => {
    await owns(earned('li'), 300)
    await owns(earned('zhang'), 89_900)
    const id = await died()
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
    await call('gao', 'timebank.settleEstate', await shown(id))
    expect([await stands(gifted('zhang')), await free()]).toEqual([[100, 0], 200])
  })

  test('a signature is for the choice that its signer saw, and for no other', async () => {
    await owns(earned('li'), 300)
    await call('wang', 'timebank.relate', { giverId: 'li', receiverId: 'chen', relation: 'child' })
    const id = await died()
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
    const seen = await shown(id)
    clock.now += 1
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'chen' })
    expect(await refusal('liuYang', 'timebank.settleEstate', seen)).toBe('CHANGED')
    clock.now += 1
    // the same once more is another choice too: somebody has thought about it again
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
    expect([await refusal('liuYang', 'timebank.settleEstate', seen), await stands(earned('li'))]).toEqual(['CHANGED', [300, 0]])
    await call('liuYang', 'timebank.settleEstate', await shown(id))
    expect([await stands(gifted('zhang')), await stands(gifted('chen'))]).toEqual([
      [300, 0],
      [0, 0]
    ])
  })

  test('another choice between the looking and the signing is not signed', async () => {
    await owns(earned('li'), 300)
    const id = await died()
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
    const seen = await shown(id)
    const signs = () => refusal('liuYang', 'timebank.settleEstate', seen)
    const other = async () => {
      clock.now += 1
      await call('wang', 'timebank.chooseEstate', { id, heirId: null })
    }
    expect(await meanwhile(signs, other)).toBe('CHANGED')
    expect(await stands(earned('li'))).toEqual([300, 0])
  })

  test('nobody who inherits signs for it', async () => {
    await call('wang', 'timebank.relate', { giverId: 'li', receiverId: 'gao', relation: 'child' })
    const id = await died()
    expect(await refusal('gao', 'timebank.chooseEstate', { id, heirId: 'gao' })).toBe('SECOND_PERSON')
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'gao' })
    expect(await refusal('gao', 'timebank.settleEstate', await shown(id))).toBe('SECOND_PERSON')
  })

  test.each(['wang', 'liuYang'])(
    '%s signed the death and inherits nothing of it, whoever writes it down; others record it anew',
    async (heirId) => {
      await owns(earned('li'), 300)
      await call('gao', 'timebank.relate', { giverId: 'li', receiverId: heirId, relation: 'child' })
      const id = await died()
      expect(await refusal('gao', 'timebank.chooseEstate', { id, heirId })).toBe('SECOND_PERSON')
      // one that was written down before this was refused is not signed either
      await byHand(`update estate set (heir_id, chosen_by, chosen_at) = ($1, 'gao', now())`, [heirId])
      const colleague = heirId === 'wang' ? 'liuYang' : 'wang'
      expect([await refusal(colleague, 'timebank.settleEstate', await shown(id)), await stands(earned('li'))]).toEqual([
        'SECOND_PERSON',
        [300, 0]
      ])
      await call(colleague, 'timebank.undoDeath', { id })
      const again = await call('gao', 'timebank.recordDeath', { personId: 'li', diedOn: '2026-11-20' })
      await call(colleague, 'timebank.confirmDeath', again)
      await call(colleague, 'timebank.chooseEstate', { ...again, heirId })
      await call('gao', 'timebank.settleEstate', await shown(again.id))
      expect(await stands(gifted(heirId))).toEqual([300, 0])
    }
  )

  test('whoever chooses nothing within twelve months leaves it to the pool; what comes later goes there too', async () => {
    await owns(earned('li'), 300)
    await died('li', '2025-11-22')
    await owns(earned('wu'), 40)
    await died('wu', '2025-11-23')
    clock.now += 1
    expect(await refusal('wang', 'timebank.chooseEstate', { id: await idOf('li'), heirId: null })).toBe('TOO_LATE')
    expect(await settleEstates({ stores, now: clock.now })).toBe(1)
    // the same night once more does nothing, whoever runs it
    expect(await settleEstates({ stores, now: clock.now })).toBe(0)
    expect([await stands(earned('li')), await stands(earned('wu')), await free()]).toEqual([[0, 0], [40, 0], 300])
    await owns(gifted('li'), 15)
    clock.now += DAY
    expect(await settleEstates({ stores, now: clock.now })).toBe(2)
    expect([await stands(gifted('li')), await stands(earned('wu')), await free()]).toEqual([[0, 0], [0, 0], 355])
  })
  const idOf = async (who: string) => (await rows<{ id: string }>('select id from estate where person_id = $1', [who]))[0]?.id ?? ''

  test('however long ago the day of death, written so by mistake or heard of late, there are twelve months to choose', async () => {
    await owns(earned('li'), 300)
    const { id } = await call('wang', 'timebank.recordDeath', { personId: 'li', diedOn: '2016-11-20' })
    clock.now += 30 * DAY
    await call('liuYang', 'timebank.confirmDeath', { id })
    expect((await call('wang', 'timebank.estates', { orgId: 'huaishu' })).items).toMatchObject([{ id, until: '2027-12-23' }])
    expect(await settleEstates({ stores, now: clock.now + 300 * DAY })).toBe(0)
    await call('wang', 'timebank.undoDeath', { id })
  })

  test('a choice that nobody has signed by the last day is refused to its second signer, and the pool has it; on the last day it is signed', async () => {
    await owns(earned('li'), 300)
    await owns(earned('wu'), 40)
    await call('wang', 'timebank.relate', { giverId: 'wu', receiverId: 'zhang', relation: 'child' })
    for (const who of ['li', 'wu']) await call('wang', 'timebank.chooseEstate', { id: await died(who, '2025-11-23'), heirId: 'zhang' })
    await call('gao', 'timebank.settleEstate', await shown(await idOf('wu')))
    clock.now += DAY
    expect(await refusal('gao', 'timebank.settleEstate', await shown(await idOf('li')))).toBe('TOO_LATE')
    expect(await settleEstates({ stores, now: clock.now })).toBe(1)
    expect([await stands(earned('li')), await stands(gifted('zhang')), await free()]).toEqual([[0, 0], [40, 0], 300])
  })

  test('two hundred and ten estates that break at the head keep none behind them waiting', async () => {
    await owns(earned('li'), 300)
    await died('li', '2025-11-20')
    await byHand(`update estate set id = 'Z-last' where tenant_id = $1`, [TENANT.id])
    await byHand(
      `insert into person (tenant_id, id, public_name, community_id, grid_id) select tenant_id, 'ghost-' || n, public_name, community_id, grid_id from person, generate_series(1, 210) n where tenant_id = $1 and person.id = 'li'`,
      [TENANT.id]
    )
    await byHand(
      `insert into estate (tenant_id, id, person_id, died_on, until, recorded_by, recorded_at, confirmed_by, confirmed_at)
       select $1, 'A-' || lpad(n::text, 4, '0'), 'ghost-' || n, '2025-11-01', '2026-11-01', 'wang', now(), 'liuYang', now() from generate_series(1, 210) n`,
      [TENANT.id]
    )
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const breaks: typeof stores.forSystem = (tenant) => {
      const store = stores.forSystem(tenant)
      return {
        ...store,
        settleEstate: (one, ...more) => (one.id.startsWith('A-') ? Promise.reject(new Error('broken')) : store.settleEstate(one, ...more))
      }
    }
    const did = await settleEstates({ stores: { ...stores, forSystem: breaks }, now: clock.now })
    const errors = logged.mock.calls.length
    logged.mockRestore()
    expect([did, errors]).toEqual([1, 210])
  })

  test('what is reserved for a visit waits for it', async () => {
    await owns(earned('li'), 100)
    const order = await open()
    const id = await died()
    await call('wang', 'timebank.chooseEstate', { id, heirId: null })
    await call('gao', 'timebank.settleEstate', await shown(id))
    expect([await stands(earned('li')), await free()]).toEqual([[30, 30], 70])
    await call('wang', 'order.perform', step(order, 'cancel', { reason: '老人走了' }))
    clock.now += DAY
    await settleEstates({ stores, now: clock.now })
    expect([await stands(earned('li')), await free()]).toEqual([[0, 0], 100])
  })
})

test('minutes that somebody earned before they died still come', async () => {
  await owns(earned('li'), 30)
  const order = await served()
  const { id } = await call('wang', 'timebank.recordDeath', { personId: 'chen', diedOn: '2026-11-24' })
  await call('gao', 'timebank.confirmDeath', { id })
  await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
  expect(await stands(earned('chen'))).toEqual([30, 0])
})

test('an estate and a gift to the same heir in the same moment never fill more than their room', async () => {
  await owns(earned('li'), 200)
  await owns(earned('zhang'), 89_850)
  await owns(earned('zhouKai'), 500)
  await call('wang', 'timebank.relate', { giverId: 'zhang', receiverId: 'li', relation: 'parent' })
  await call('hePing', 'timebank.relate', { giverId: 'zhouKai', receiverId: 'zhang', relation: 'spouse' })
  const id = await died()
  await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
  const choice = await shown(id)
  const both = await Promise.all([
    ask('gao', 'timebank.settleEstate', choice),
    ask('zhouKai', 'timebank.give', { personId: 'zhang', minutes: 100 })
  ])
  expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0)
  const [own] = await stands(gifted('zhang'))
  // never more than a life's 1,500 hours
  expect(own).toBeLessThanOrEqual(150)
})
