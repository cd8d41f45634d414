import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { accepted, closed, open, placed, served, serving, World } from '../../tests/kitchen/world'

const twoHours = (at: number) => ({ startAt: at, endAt: at + 2 * HOUR })

describe('the whole chain', () => {
  test('Li asks, Wang refers, Zhao dispatches, Chen comes, Li says how it was', () => {
    const world = closed()
    expect(world.events.map((event) => event.action)).toEqual(['place', 'refer_unit', 'dispatch', 'accept', 'arrive', 'leave', 'rate'])
    expect(world.order?.state).toBe('closed')
    expect(world.seat('chen')).toMatchObject({ state: 'left', provenMinutes: 40, arrivedBy: 'code', leftBy: 'code' })
    expect(world.value.map((one) => `${one.phase} ${one.asset} ${one.personId} ${one.minutes}`)).toEqual([
      'hold minute li 30',
      'post point chen 40',
      'post minute chen 40'
    ])
  })
})

describe('stories of the specification', () => {
  test('an elder without a phone: a grid worker places with a slip, and who and why', () => {
    const world = new World()
    const ask = {
      beneficiaryId: 'sun',
      itemCode: 'B08',
      windows: [world.window()],
      where: { addressId: 'a2' },
      witness: { kind: 'slip' as const }
    }
    expect(world.refusal('grid', 'place', ask)).toBe('WHY_NEEDED')
    expect(world.refusal('grid', 'place', { ...ask, why: '孙奶奶没有手机', witness: { kind: 'beneficiary' } })).toBe('WITNESS_NEEDED')
    world
      .do('grid', 'place', { ...ask, why: '孙奶奶没有手机' })
      .do('wang', 'refer_unit', { unitId: 'u1' })
      .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
      .do('chen', 'accept', {})
    world
      .until(world.window().startAt)
      .do('chen', 'arrive', { code: 'slip' })
      .wait(30 * MINUTE)
      .do('chen', 'leave', { code: 'slip' })
    expect(world.seat('chen')).toMatchObject({ provenMinutes: 30, arrivedBy: 'slip' })
    // the grid worker placed it: may not rate, and may not verify either
    expect(world.refusal('grid', 'rate', { outcome: 'solved', satisfaction: 'good' })).toBe('NOT_ALLOWED')
  })

  test('a telephone call is an order of its own venue: the requester reads the code at both ends', () => {
    const world = served('A02')
    expect(world.order?.venue).toBe('remote')
    expect(world.seat('chen')?.provenMinutes).toBe(40)
  })

  test('nobody opens: an alarm, no absence, no value, a level up after two hours', () => {
    const world = accepted()
    world.until(world.window().startAt).wait(5 * MINUTE)
    expect(world.refusal('chen', 'no_answer', { called: true })).toBe('TOO_EARLY')
    world.wait(5 * MINUTE)
    expect(world.refusal('chen', 'no_answer', { called: false })).toBe('CALL_FIRST')
    world.do('chen', 'no_answer', { called: true })
    expect(world.changes.at(-1)?.notices.map((notice) => notice.to)).toEqual(['requester', 'emergency', 'handlers'])
    world.wait(25 * MINUTE)
    expect(world.refusal('li', 'mark_absent', { seatId: '1-1' })).not.toBeNull()
    world.wait(2 * HOUR)
    expect(world.events.at(-1)).toMatchObject({ action: 'escalate', by: 'system' })
    expect(world.order?.level).toBe('street')
    expect(world.value.filter((one) => one.phase === 'post')).toEqual([])
  })

  test('she cancels while he stands at the door: a second tap warns; after arrival it is too late', () => {
    const world = accepted()
    world.until(world.window().startAt - HOUR)
    expect(world.refusal('li', 'cancel', {})).toBe('ON_THE_WAY')
    expect(world.sees('li').actions.find((one) => one.action === 'cancel')?.confirm).toContain('路上')
    const late = serving()
    expect(late.refusal('li', 'cancel', { onTheWay: true })).toBe('WRONG_STATE')
    world.do('li', 'cancel', { onTheWay: true })
    expect(world.order?.state).toBe('cancelled')
    expect(world.seat('chen')?.state).toBe('released')
    expect(world.value.map((one) => one.phase)).toEqual(['hold', 'void'])
  })

  test('a wrong address: the handler corrects it, helpers confirm again with the first right', () => {
    const world = accepted().do('wang', 'reschedule', { where: { addressId: 'a9' } })
    expect(world.seat('chen')).toMatchObject({ state: 'invited', firstRightUntil: expect.any(Number) })
    expect(world.order?.state).toBe('open')
    expect(world.refusal('qian', 'accept', {})).toBe('SEAT_TAKEN')
    world.do('chen', 'accept', {})
    expect(world.order?.state).toBe('accepted')
  })

  test('she wants another helper, no reason asked; he is not offered this order again', () => {
    const world = accepted().do('li', 'release', { seatId: '1-1' })
    expect(world.order?.state).toBe('open')
    expect(world.refusal('chen', 'accept', {})).toBe('NOT_ELIGIBLE')
    expect(world.refusal('zhao', 'widen', { inviteeIds: ['chen'] })).toBe('INVITEE_UNFIT')
    world.do('qian', 'accept', {})
    expect(world.order?.state).toBe('accepted')
  })

  test('eight dancers, five come, two leave early', () => {
    const world = new World()
    const dancers = ['chen', 'qian', 'wu', 'zheng', 'feng', 'zhu', 'qin', 'xu']
    world.do('wang', 'place', {
      beneficiaryId: null,
      itemCode: 'E02',
      windows: [world.window()],
      where: { publicPlace: '广场', gridId: 'g1' },
      witness: { kind: 'person', personId: 'grid' }
    })
    world.do('he', 'refer_unit', { unitId: 'u1', slots: 8 }).do('zhao', 'dispatch', { inviteeIds: dancers })
    for (const who of dancers.slice(0, 5)) world.do(who, 'accept', {})
    expect(world.order?.state).toBe('open')
    world.until(world.window().startAt) // four are enough: the system goes on with those who accepted
    expect(world.events.at(-1)).toMatchObject({ action: 'proceed', by: 'system' })
    for (const who of dancers.slice(0, 4)) world.do(who, 'arrive', { code: 'good' })
    world
      .wait(30 * MINUTE)
      .do('chen', 'leave', { code: 'good' })
      .do('qian', 'leave', { code: 'good' })
    expect(world.order?.state).toBe('serving')
    world.wait(HOUR).do('wu', 'leave', { code: 'good' }).do('zheng', 'leave', { code: 'good' })
    expect(world.order?.state).toBe('serving') // one accepted dancer never came
    world.do('feng', 'withdraw', {})
    expect(world.order?.state).toBe('served')
  })

  test('a member withdraws after the others left', () => {
    const world = placed('B03')
      .do('wang', 'refer_unit', { unitId: 'u1' })
      .do('zhao', 'dispatch', { inviteeIds: ['chen', 'qian'] })
      .do('chen', 'accept', {})
      .do('qian', 'accept', {})
    world.until(world.window().startAt).do('chen', 'arrive', { code: 'good' }).wait(HOUR).do('chen', 'leave', { code: 'good' })
    expect(world.order?.state).toBe('serving')
    world.do('qian', 'withdraw', {})
    expect(world.order?.state).toBe('served')
  })

  test('forgot to sign out: no credit until two people correct it', () => {
    const world = serving()
    world.until(world.window().endAt + 13 * HOUR)
    expect(world.order?.state).toBe('served')
    expect(world.seat('chen')).toMatchObject({ state: 'left', leftBy: 'none', provenMinutes: 0 })
    const times = {
      seatId: '1-1',
      arrivedAt: world.window().startAt,
      leftAt: world.window().startAt + 30 * MINUTE,
      howKnown: '李阿姨说半小时'
    }
    expect(world.refusal('chen', 'propose_correction', { ...times, leftAt: times.arrivedAt + 3 * HOUR })).toBe('TOO_LONG_VISIT')
    world.do('chen', 'propose_correction', times)
    expect(JSON.stringify(world.order)).not.toContain('李阿姨说半小时') // free words are sealed, never in the order
    for (const who of ['chen', 'li', 'wang']) expect(world.sees(who).corrections?.[0]?.howKnown).toBe('李阿姨说半小时')
    expect(world.seat('chen')?.provenMinutes).toBe(0)
    world.do('wang', 'confirm_correction', { correctionId: '1-1-c1', record: 'call_back', words: '电话里李阿姨说半小时' })
    expect(world.seat('chen')).toMatchObject({ leftBy: 'two_people', provenMinutes: 30 })
    expect(world.order?.corrections[0]).toMatchObject({ oldLeftAt: null, confirmedBy: 'wang' })
    expect(world.changes.at(-1)?.notices).toContainEqual({ to: 'seat', seatId: '1-1', kind: 'confirm_correction' })
  })

  test('a no-show on one place: absent, offered wider at once, a fact only after it is settled by another', () => {
    const world = accepted()
    world.until(world.window().startAt + 31 * MINUTE).do('wang', 'mark_absent', { seatId: '1-1' })
    expect(world.order).toMatchObject({ state: 'open', ring: 'unit' })
    expect(world.refusal('he', 'settle_absence', { seatId: '1-1', absence: 'upheld' })).toBe('TOO_EARLY')
    world.do('chen', 'answer', { words: '母亲住院了' })
    expect(world.refusal('wang', 'settle_absence', { seatId: '1-1', absence: 'upheld' })).toBe('NOT_ALLOWED')
    world.do('he', 'settle_absence', { seatId: '1-1', absence: 'excused' })
    expect(world.seat('chen')?.absence).toBe('excused')
  })

  test('a unit without a liaison is refused; a silent unit gives it back by time and it goes a level up', () => {
    const world = placed()
    expect(world.refusal('wang', 'refer_unit', { unitId: 'u2' })).toBe('UNIT_WITHOUT_LIAISON')
    world.do('wang', 'refer_unit', { unitId: 'u1' }).wait(2 * DAY)
    expect(world.events.slice(-2).map((event) => [event.action, event.by])).toEqual([
      ['return', 'system'],
      ['escalate', 'system']
    ])
    expect(world.order).toMatchObject({ state: 'placed', level: 'street', returnedUnitIds: ['u1'] })
    expect(world.refusal('gu', 'refer_unit', { unitId: 'u1' })).toBe('UNIT_RETURNED')
  })

  test('the community keeps it: duty list only, staff seats earn nothing, a colleague verifies', () => {
    expect(placed('A01').refusal('wang', 'keep', { inviteeIds: ['he'] })).toBe('NOT_DUTY')
    const world = placed()
      .do('wang', 'keep', { inviteeIds: ['he'] })
      .do('he', 'accept', {})
    world
      .until(world.window().startAt)
      .do('he', 'arrive', { code: 'good' })
      .wait(30 * MINUTE)
      .do('he', 'leave', { code: 'good' })
    expect(world.seat('he')).toMatchObject({ duty: true, provenMinutes: 30 })
    world.wait(73 * HOUR)
    expect(world.refusal('he', 'verify', { how: 'call', words: '办好了' })).toBe('NOT_ALLOWED')
    world.do('wang', 'verify', { how: 'call', outcome: 'solved', words: '电话里说办好了' })
    expect(world.value.filter((one) => one.phase === 'post')).toEqual([])
    expect(world.order?.ratings).toEqual([])
  })

  test('the only colleague held the seat: verifying goes one level up', () => {
    const world = placed()
    world.handlers[0] = { level: 'community', orgId: 'c1', name: '桂花社区', staffIds: ['he'] }
    world
      .do('he', 'keep', { inviteeIds: ['he'] })
      .do('he', 'accept', {})
      .until(world.window().startAt)
    world
      .do('he', 'arrive', { code: 'good' })
      .wait(30 * MINUTE)
      .do('he', 'leave', { code: 'good' })
      .wait(73 * HOUR)
    expect(world.refusal('he', 'verify', { how: 'visit', words: '我自己办的' })).toBe('NOT_ALLOWED')
    world.do('gu', 'verify', { how: 'call', words: '问过李阿姨了' })
    expect(world.order?.state).toBe('closed')
  })

  test('partly solved: closed; one more tap is the next round, nothing reversed, not held twice', () => {
    const world = served().do('li', 'rate', { outcome: 'partly', satisfaction: 'fair', again: true })
    expect(world.order).toMatchObject({ state: 'placed', round: 2, lastUnitId: 'u1' })
    expect(world.events.slice(-2).map((event) => event.action)).toEqual(['rate', 'reopen'])
    expect(world.value.map((one) => one.phase)).toEqual(['hold', 'post', 'post'])
    world
      .do('wang', 'refer_unit', { unitId: 'u1' })
      .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
      .do('chen', 'accept', {})
    expect(world.seat('chen')).toMatchObject({ id: '2-1', provenMinutes: 0 })
    expect(world.value.filter((one) => one.phase === 'hold')).toHaveLength(1)
  })

  test('who rates: the agent for her mother is marked; grid workers and staff never rate', () => {
    const world = served()
    for (const who of ['wang', 'grid', 'zhao', 'chen'])
      expect(world.refusal(who, 'rate', { outcome: 'solved', satisfaction: 'good' })).toMatch(/NOT_ALLOWED|NOT_FOUND/)
    world.do('lily', 'rate', { outcome: 'solved', satisfaction: 'good' })
    expect(world.order?.ratings[0]).toMatchObject({ byAgent: true, raterId: 'lily' })
  })

  test('staff appraise the unit apart from residents, once, for no points', () => {
    const world = closed().do('wang', 'appraise', { timely: true, reliable: true, communicative: false })
    expect(world.refusal('he', 'appraise', { timely: true, reliable: true, communicative: true })).toBe('ONCE_ONLY')
    expect(world.order?.ratings).toHaveLength(1)
  })

  test('the liaison may invite himself; the handler sees it', () => {
    const world = open('B08', {}, ['zhao']).do('zhao', 'accept', {})
    expect(world.sees('wang').seats.map((seat) => seat.name)).toEqual(['赵联络'])
  })

  test('the daughter of the elder never takes the seat, and may not be invited', () => {
    const world = placed().do('wang', 'refer_pool', {})
    expect(world.refusal('lily', 'accept', {})).toBe('OWN_ORDER')
    expect(world.offers('lily')).not.toContain('accept')
    expect(
      placed()
        .do('wang', 'refer_pool', {})
        .refusal('wang', 'widen', { inviteeIds: ['lily'] })
    ).toBe('INVITEE_UNFIT')
  })

  test('free words must get an item before they are handed on', () => {
    const world = placed(null)
    expect(world.refusal('wang', 'refer_unit', { unitId: 'u1' })).toBe('ITEM_NEEDED')
    world.do('wang', 'refer_unit', { unitId: 'u1', itemCode: 'B08' })
    expect(world.order).toMatchObject({ itemCode: 'B08', state: 'referred' })
    expect(world.value).toHaveLength(1)
  })

  test('two moves and a return in an afternoon: the third goes a level up by itself', () => {
    const world = placed().do('wang', 'refer_unit', { unitId: 'u1' }).do('zhao', 'return', { reason: '人手不够' })
    expect(world.order).toMatchObject({ moves: 2, level: 'community' })
    world.do('wang', 'refer_pool', {})
    expect(world.order).toMatchObject({ level: 'street', moves: 0, state: 'open' })
  })

  test('a refusal can be objected to once; the decliner cannot decline again', () => {
    expect(placed().refusal('wang', 'decline', { reason: 'professional', words: '要请电工', elsewhere: ' ' })).toBe('ELSEWHERE_NEEDED')
    const world = placed().do('wang', 'decline', { reason: 'duty', words: '这个要找物业', elsewhere: '物业' })
    expect(world.sees('li').declineWords).toBe('这个要找物业\n物业')
    world.do('li', 'object', { words: '物业说归社区' })
    expect(world.order).toMatchObject({ state: 'placed', level: 'street' })
    expect(world.refusal('wang', 'decline', { reason: 'duty', words: '还是不行' })).toBe('NOT_ALLOWED')
    world.do('gu', 'decline', { reason: 'elsewhere', words: '物业公司已答应', elsewhere: '物业电话在公告栏' })
    expect(world.refusal('li', 'object', { words: '再来' })).toBe('ONCE_ONLY')
  })

  /** Li asks where the community and the tax office have signed that such orders go on by themselves. */
  const whereItStands = (more: { sameDay?: true } = {}): World => {
    const world = new World()
    world.standing = { refer: { to: 'unit', unitId: 'u1', signerId: 'wang' }, dispatchSignerId: 'zhao' }
    const where = { addressId: 'a1' }
    return world.do('li', 'place', {
      beneficiaryId: 'li',
      itemCode: 'B08',
      windows: [world.window()],
      where,
      witness: { kind: 'beneficiary' },
      ...more
    })
  }

  test('somebody must come today: a person looks first, whatever stands', () => {
    expect([whereItStands().order?.state, whereItStands({ sameDay: true }).order?.state]).toEqual(['open', 'placed'])
  })

  test('standing hand-over: the system refers and dispatches in the signers’ names, and never accepts', () => {
    const world = whereItStands()
    expect(world.events.map((event) => [event.action, event.by, event.signerId])).toEqual([
      ['place', 'beneficiary', null],
      ['refer_unit', 'system', 'wang'],
      ['dispatch', 'system', 'zhao']
    ])
    expect(world.order).toMatchObject({ state: 'open', ring: 'unit' })
    expect(world.offers('chen')).toContain('accept')
  })

  test('nobody ever comes: asked for a new time, a level up, then honestly expired', () => {
    const world = placed()
      .do('wang', 'refer_pool', {})
      .wait(20 * DAY)
    expect(world.order).toMatchObject({ state: 'expired', ring: 'street', askedNewTime: true })
    expect(world.events.map((event) => event.action)).toEqual(expect.arrayContaining(['widen', 'escalate', 'expire']))
    expect(world.value.map((one) => one.phase)).toEqual(['hold', 'void'])
  })

  test('a pause is visible, moves the clock and ends by itself', () => {
    const world = placed()
    const due = world.order?.clock?.dueAt ?? 0
    world.do('wang', 'pause', { reason: '等家属从外地回来', untilAt: world.now + 3 * DAY })
    expect(world.order?.clock?.dueAt).toBe(due + 3 * DAY)
    expect(world.sees('li').pause?.reason).toBe('等家属从外地回来')
    expect(world.refusal('wang', 'pause', { reason: '再等', untilAt: world.now + 30 * DAY })).toBe('PAUSE_TOO_LONG')
    world.wait(DAY).do('wang', 'pause', { resume: true })
    expect(world.order).toMatchObject({ pause: null, clock: { dueAt: due + DAY } })
  })

  test('a place that becomes free goes to who waits: by itself a day before, as an offer later', () => {
    const early = accepted('B08', { windows: [twoHours(new World().window(3).startAt)] })
      .do('qian', 'queue', {})
      .do('chen', 'withdraw', {})
    expect(early.seat('qian')?.state).toBe('accepted')
    const late = accepted().do('qian', 'queue', {})
    late.until(late.window().startAt - 3 * HOUR).do('chen', 'withdraw', {})
    expect(late.seat('qian')).toMatchObject({ state: 'waiting', offerUntil: expect.any(Number) })
    expect(late.order?.state).toBe('open')
    late.do('qian', 'accept', {})
    expect(late.order?.state).toBe('accepted')
  })

  test('a helper proposes another time and the requester agrees with one tap', () => {
    const world = accepted()
    const other = twoHours(world.window(2).startAt)
    const seat = world.seat('chen')
    if (seat) seat.proposal = [other]
    world.do('li', 'reschedule', { agreeSeatId: '1-1' })
    expect(world.order).toMatchObject({ state: 'accepted', windows: [other], termsVersion: 2 })
  })

  test('the unrated visit: nothing is good by default; the community asks after 72 hours', () => {
    const world = served()
    expect(world.refusal('wang', 'verify', { how: 'call', words: '挺好' })).toBe('TOO_EARLY')
    world.wait(72 * HOUR).do('wang', 'verify', { how: 'call', outcome: 'solved', words: '挺好' })
    expect(world.order?.ratings).toEqual([])
    expect(world.value.filter((one) => one.phase === 'post')).toHaveLength(2)
    // she may still speak within the seven days; it moves no value
    const before = world.value.length
    world.do('li', 'amend_rating', { outcome: 'unsolved', satisfaction: 'poor', tags: ['不安全'] })
    expect(world.value).toHaveLength(before)
    expect(world.order?.alarms).toContain('safety')
  })
})
