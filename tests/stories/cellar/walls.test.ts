import { ORDER_STATES, RINGS, LEVELS } from '@domain/order/order'
import { SEAT_STATES } from '@domain/order/seat'
import { RELATIONS } from '@domain/order/relations'
import { TRANSITIONS } from '@domain/order/transitions'
import { REDEMPTION_ROWS } from '@domain/redemption/rows'
import { PLACER_ROLES, STAFF_ROLES } from '@domain/order/scene'
import { settle, sql, walk } from './ground'

const KINDS = ['service', 'wish', 'report', 'project', 'whistle', 'mediation']

test('no function of the database knows a state, an action, a kind, a ring or a post', async () => {
  const words = new Set<string>([
    ...ORDER_STATES,
    ...SEAT_STATES,
    ...RINGS,
    ...LEVELS,
    ...KINDS,
    ...STAFF_ROLES,
    ...PLACER_ROLES,
    'liaison'
  ])
  for (const row of TRANSITIONS) words.add(row.action)
  for (const relation of RELATIONS) words.add(relation)
  // `held` is a column of an order's change too
  for (const { action, to } of REDEMPTION_ROWS) for (const word of [action, to, 'merchant']) if (word !== 'held') words.add(word)
  const bodies = await sql<{ proname: string; prosrc: string }>(
    `select proname, prosrc from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where nspname = 'public'`
  )
  expect(bodies.map((body) => body.proname)).toEqual(
    expect.arrayContaining(['commit_order_v4', 'keep_owed_v1', 'commit_redemption_v1', 'post_transfers_v1', 'read_order_v1', 'people_v1'])
  )
  const found = bodies.flatMap(({ proname, prosrc }) =>
    [...prosrc.matchAll(/'([^']*)'/g)].flatMap(([, text]) => (words.has(text ?? '') ? [`${proname}: ${text}`] : []))
  )
  expect(found).toEqual([])
})

test('every function of the database keeps its plan from call to call', async () => {
  const anew = await sql<{ proname: string }>(
    `select proname from pg_proc join pg_namespace on pg_namespace.oid = pronamespace join pg_language on pg_language.oid = prolang
     where nspname = 'public' and lanname = 'sql'`
  )
  expect(anew).toEqual([])
})

describe('what can never be is refused by the tables themselves', () => {
  beforeAll(async () => {
    const stores = await settle()
    await walk(stores, 'O-wall')
  })
  const order = (set: string) => `update orders set ${set} where id = 'O-wall'`
  const seat = (set: string, person = 'chen') => `update seat set ${set} where order_id = 'O-wall' and person_id = '${person}'`

  test.each([
    ['a state that does not exist', order(`state = 'lost', ended_at = null`), 'orders_state_check'],
    ['an end without its date', order('ended_at = null'), 'order_end_is_dated'],
    ['a live order with an end', order(`state = 'served'`), 'order_end_is_dated'],
    ['closed and never served', order('served_at = null'), 'order_served_is_dated'],
    [
      'referred to nobody',
      order(`state = 'referred', ended_at = null, target = 'pool', target_unit_id = null`),
      'order_referred_to_a_unit'
    ],
    ['a unit as target without its name', order('target_unit_id = null'), 'order_target_names_its_unit'],
    ['open and offered to nobody', order(`state = 'open', ended_at = null, ring = null`), 'order_under_way_is_whole'],
    ['accepted for no window', order(`state = 'accepted', ended_at = null, window_index = null`), 'order_agreed_has_a_window'],
    ['declined by nobody', order(`state = 'declined'`), 'order_declined_says_why'],
    ['a window that ends before it starts', order(`windows = '[{"startAt": 2, "endAt": 1}]'`), 'order_windows_fit'],
    ['a window of thirteen hours', order(`windows = '[{"startAt": 0, "endAt": 46800000}]'`), 'order_windows_fit'],
    ['a window without an end', order(`windows = '[{"startAt": 0}]'`), 'order_windows_fit'],
    ['four windows', order(`windows = windows || windows || windows || windows`), 'order_windows_fit'],
    ['the third of one window', order('window_index = 2'), 'order_window_is_one_of_them'],
    ['more people needed than places', order('min_people = slots + 1'), 'orders_check'],
    ['for nobody', order('beneficiary_id = null'), 'order_is_for_somebody'],
    ['at home and in public', order(`place = '广场'`), 'order_is_at_one_place'],
    ['for somebody of another district', order(`beneficiary_id = 'nobody'`), 'orders_tenant_id_beneficiary_id_fkey'],
    ['minutes without a departure code', seat(`left_at = null, left_by = 'none'`), 'seat_minutes_are_proven'],
    ['minutes without an arrival', seat('arrived_at = null, arrived_by = null'), 'seat_departure_follows_arrival'],
    ['minutes typed in on a seat that never came', seat('proven_minutes = 60', 'lin'), 'seat_minutes_are_proven'],
    ['one minute more than lies between', seat('proven_minutes = proven_minutes + 1'), 'seat_minutes_are_proven'],
    ['left before he came', seat(`left_at = arrived_at - interval '1 minute', proven_minutes = 0`), 'seat_departure_is_whole'],
    ['left and nobody knows how', seat('left_by = null, left_at = null, proven_minutes = 0'), 'seat_left_says_how'],
    ['accepted without a tap', seat(`state = 'accepted'`, 'lin'), 'seat_taken_by_a_tap'],
    ['arrived without proof', seat(`state = 'arrived', accepted_at = invited_at`, 'lin'), 'seat_arrived_is_proven'],
    ['absent since no moment', seat(`state = 'absent', accepted_at = invited_at`, 'lin'), 'seat_absent_is_dated'],
    ['at a closed door at no moment', seat(`state = 'unanswered', accepted_at = invited_at`, 'lin'), 'seat_unanswered_is_dated'],
    ['a seat of another round', seat(`id = '2-1'`), 'seat_is_named_by_its_round'],
    ['two leaders', `update seat set leader = true where order_id = 'O-wall'`, 'seat_one_leader'],
    [
      'a second seat in one round',
      `insert into seat select (jsonb_populate_record(seat, '{"id": "1-9"}')).* from seat where person_id = 'chen'`,
      'seat_tenant_id_order_id_round_person_id_key'
    ]
  ])('%s', async (_, statement, constraint) => {
    await expect(sql(statement)).rejects.toMatchObject({ constraint })
  })

  describe('of the shop', () => {
    const good = (set: string) => `update good set ${set}`
    const redemption = (set: string) => `update redemption set ${set}`
    beforeAll(async () => {
      await sql(`insert into good (tenant_id, id, merchant_id, title, about, pick_up, points, stock, hold_days, from_at, added_at, changed_by, changed_at, changed_request)
        values ('linjiang', 'wall', 'market', '米', '', '前台', 30, 1, 7, now(), now(), 'shen', now(), 'r')`)
      await sql(`insert into redemption (tenant_id, id, person_id, good_id, merchant_id, title, pick_up, points, state, at, until_at, code_number, code_hash)
        values ('linjiang', 'R-wall', 'chen', 'wall', 'market', '米', '前台', 30, 'held', now(), now(), 0, 'h')`)
      await sql(`insert into day_sheet (tenant_id, merchant_id, day, count, points) values ('linjiang', 'market', '2026-11-23', 1, 30)`)
    })
    test.each([
      ['fewer than none on the shelf', good('stock = -1'), 'good_stock_is_there'],
      ['nothing to pay', good('points = 0'), 'good_is_whole'],
      ['a limit of no period', good('most = 1'), 'good_limit_is_whole'],
      ['over before it begins', good('until_at = from_at'), 'good_ends_after_it_begins'],
      [
        'fetched at no moment',
        redemption(`state = 'picked_up', handed_by = 'tang', handed_request = 'r', day = now()`),
        'redemption_end_is_dated'
      ],
      ['fetched from nobody', redemption(`state = 'picked_up', ended_at = now()`), 'redemption_handed_over_is_whole'],
      [
        'handed over to oneself',
        redemption(`state = 'picked_up', ended_at = now(), handed_by = 'chen', handed_request = 'r', day = now()`),
        'redemption_handed_over_is_whole'
      ],
      ['waiting and over', redemption('ended_at = now()'), 'redemption_end_is_dated'],
      [
        'two that wait under one code',
        `insert into redemption select (jsonb_populate_record(redemption, '{"id": "R-other"}')).* from redemption where id = 'R-wall'`,
        'redemption_code_is_one'
      ],
      ['settled before it was agreed to', `update day_sheet set (settled_by, settled_at) = ('shen', now())`, 'day_sheet_is_by_two'],
      [
        'agreed to and settled by one',
        `update day_sheet set (agreed_by, agreed_at, settled_by, settled_at) = ('shen', now(), 'shen', now())`,
        'day_sheet_is_by_two'
      ]
    ])('%s', async (_, statement, constraint) => {
      await expect(sql(statement)).rejects.toMatchObject({ constraint })
    })
  })

  test.each([
    ['order_event', 'round'],
    ['value_line', 'at']
  ])('%s is only ever added to', async (table, column) => {
    await expect(sql(`update ${table} set ${column} = ${column}`)).rejects.toThrow('only ever added to')
    await expect(sql(`delete from ${table}`)).rejects.toThrow('only ever added to')
  })
})
