import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { TemplateKind } from '@domain/notices/templates'
import type { Tick } from '../../cloudfunctions/jobs/actions'
import { sendMessages } from '../../cloudfunctions/jobs/messages'
import { tellWaiting } from '../../cloudfunctions/jobs/outbox'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { platform, type Outgoing, type Sent } from '../../cloudfunctions/_kit/platform'
import { afternoon, call, clock, doors, found, instead, refusal, rows, step, TIMER } from './doors'
import { accepted, open, placed, served } from './steps'

/** WeChat's side: what it was given, and what it says next. */
const weChat = { sent: [] as Outgoing[], says: [] as Sent[] }
instead.platform = {
  ...platform,
  wordsAreFine: () => Promise.resolve(true),
  sendMessage: (message) => {
    weChat.sent.push(message)
    return Promise.resolve(weChat.says.shift() ?? 'taken')
  }
}
beforeEach(() => {
  Object.assign(weChat, { sent: [], says: [] })
  delete instead.isDemo
  return found('real')
})

const tick = async (): Promise<Tick> => {
  clock.now += MINUTE
  const answer = await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as Tick
}
const agree = (who: string, ...templates: TemplateKind[]) => call(who, 'member.consented', { templates })
const left = async (who: string) => (await call(who, 'member.me', {})).wechat.left
const heard = (who: string) => weChat.sent.filter(({ openid }) => openid === `demo:${who}`).map(({ fields }) => fields.words)
const listed = async (who: string) => (await call(who, 'member.notices', {})).items.map(({ words }) => words)
const at = (time: string, day = 23) => Date.parse(`2026-11-${day}T${time}:00+08:00`)

test('one consent is one message; when it is used up, the list in the app has the rest', async () => {
  await agree('li', 'progress')
  const order = await open()
  await tick()
  expect([heard('li'), await left('li')]).toEqual([[], { progress: 1 }])
  await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  await tick()
  expect(weChat.sent).toEqual([
    {
      openid: 'demo:li',
      template: { id: 'town-progress', title: 'thing1', words: 'thing2', time: 'time3' },
      fields: { title: '义务理发', words: '陈师傅接了单', time: '2026年11月24日 14:00' },
      page: `pages/order/index?id=${order.id}`
    }
  ])
  expect(await left('li')).toEqual({})
  await call('chen', 'order.perform', step(order, 'withdraw', {}))
  await tick()
  expect(weChat.sent).toHaveLength(1)
  expect((await listed('li')).slice(0, 2)).toEqual(['陈师傅来不了了，正在另找', '陈师傅接了单'])
})

test('a unit that asks everybody tells each member who could come, and nobody else', async () => {
  const order = await placed({ itemCode: 'B02' })
  await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
  await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: [], everyone: true }))
  await tick()
  const asked = (await rows<{ id: string }>(`select person_id as id from notice where "to" = 'members' order by 1`)).map(({ id }) => id)
  expect(asked).toEqual(expect.arrayContaining(['chen', 'zhong']))
  for (const who of ['lin', 'zhao', 'jia']) expect(asked).not.toContain(who)
  expect((await listed('chen'))[0]).toBe('单位有一单问大家，谁有空')
})

test('nobody is told what they did themselves, and nobody else what does not concern them', async () => {
  const order = await open()
  await tick()
  await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  await tick()
  expect(await listed('chen')).toEqual(['有一单请您帮忙'])
  expect(await listed('lin')).toEqual(['有一单请您帮忙'])
  expect(await listed('zhao')).toEqual(['社区交来一单，等下单'])
  expect(await listed('wang')).toEqual(['新的点单，等交单'])
  expect(await listed('tang')).toEqual([])
  expect((await listed('li'))[0]).toBe('陈师傅接了单')
  expect((await call('li', 'order.front', {})).unread).toBe(3)
  expect((await call('li', 'member.notices', {})).items[0]).toMatchObject({
    orderId: order.id,
    title: expect.stringContaining('义务理发'),
    unread: true,
    urgent: false
  })
})

test('in the evening it waits for the morning; what is true no longer by then is not said', async () => {
  await agree('li', 'progress')
  const order = await open({ windows: [afternoon(3)] })
  clock.now = at('22:00')
  await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  await tick()
  clock.now = at('07:28', 24)
  await tick()
  expect(weChat.sent).toEqual([])
  await tick()
  expect(heard('li')).toEqual(['陈师傅接了单'])
  await agree('li', 'progress')
  clock.now = at('22:00', 24)
  await call('chen', 'order.perform', step(order, 'withdraw', {}))
  await tick()
  await call('lin', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  await tick()
  clock.now = at('07:30', 25)
  await tick()
  expect(heard('li')).toEqual(['陈师傅接了单', '林师傅接了单'])
})

test('quiet hours and kinds are as somebody chooses them; what is muted stands in the list', async () => {
  await agree('li', 'progress')
  expect(await call('li', 'member.reminders', {})).toEqual({ quiet: { from: 1290, until: 450 }, muted: [], usual: true })
  const night = { quiet: { from: 9 * 60, until: 10 * 60 }, muted: [] }
  expect(await call('li', 'member.saveReminders', night)).toEqual({ ...night, usual: false })
  await accepted()
  await tick()
  expect(heard('li')).toEqual([])
  clock.now = at('10:00')
  await tick()
  expect(heard('li')).toEqual(['陈师傅接了单'])
  await agree('li', 'progress')
  await call('li', 'member.saveReminders', { quiet: null, muted: ['progress', 'progress'] })
  expect((await call('li', 'member.reminders', {})).muted).toEqual(['progress'])
  await accepted({ itemCode: 'B04', windows: [afternoon(2)] })
  await tick()
  expect(heard('li')).toHaveLength(1)
})

test('a closed door is told at night too, to all whom it concerns, by whatever they have agreed to', async () => {
  await agree('li', 'visit')
  await agree('zhang', 'work')
  await agree('wang', 'work', 'progress')
  await call('zhang', 'member.saveReminders', { quiet: { from: 0, until: 1439 }, muted: ['work', 'visit'] })
  const late = { startAt: at('21:00', 24), endAt: at('23:00', 24) }
  const order = await accepted({ windows: [late] })
  clock.now = at('22:15', 24)
  await call('chen', 'order.perform', step(order, 'no_answer', { called: true }))
  const before = weChat.sent.length
  await tick()
  expect(
    weChat.sent
      .slice(before)
      .map(({ openid, fields: { words }, template }) => [openid, words, template.id])
      .sort()
  ).toEqual(
    [
      ['demo:li', '敲门没人应，请马上看看', 'town-visit'],
      ['demo:wang', '敲门没人应，请马上联系', 'town-progress'],
      ['demo:zhang', '家里敲门没人应，请马上联系', 'town-work']
    ].map((one) => (one[0] === 'demo:wang' ? [one[0], one[1], expect.stringMatching(/^town-(work|progress)$/) as string] : one))
  )
  expect((await call('wang', 'member.notices', {})).items[0]).toMatchObject({ urgent: true })
})

test('one line of the outbox in the hands of several instances is one notice and one message', async () => {
  await agree('li', 'progress', 'work')
  await agree('li', 'progress')
  await accepted()
  clock.now += MINUTE
  const visit = () => ({ ...cellar(), ...instead, now: clock.now, appId: '' })
  const told = await Promise.all(Array.from({ length: 4 }, () => tellWaiting(visit())))
  const [{ lines }] = (await rows<{ lines: number }>('select count(*)::integer as lines from outbox')) as [{ lines: number }]
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(lines)
  const sent = await Promise.all(Array.from({ length: 4 }, () => sendMessages(visit())))
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect([heard('li'), await left('li')]).toEqual([['陈师傅接了单'], { progress: 1, work: 1 }])
  expect((await listed('li')).filter((words) => words === '陈师傅接了单')).toHaveLength(1)
})

test('what thousands wait for at once is told and sent in one minute, batch after batch', async () => {
  const { id } = await placed()
  await tick()
  const [before] = await rows<{ waiting: number }>("select count(*)::integer as waiting from notice where message = 'waiting'")
  await rows(`insert into outbox (tenant_id, order_id, "to", kind, at)
    select 'linjiang', '${id}', 'handlers', 'nudge', '2026-11-23T02:00:00Z'::timestamptz + n * interval '1 second' from generate_series(1, 1100) n`)
  expect((await tick()).told).toBe(1100)
  const [{ heard }] = (await rows<{ heard: number }>(
    "select count(*)::integer as heard from notice where kind = 'nudge' and person_id = 'wang'"
  )) as [{ heard: number }]
  const [{ settled }] = (await rows<{ settled: number }>(
    "select count(*)::integer as settled from notice where kind = 'nudge' and message <> 'waiting'"
  )) as [{ settled: number }]
  expect([before?.waiting, heard, settled]).toEqual([0, 1100, 500])
})

test('a busy WeChat is asked three times in all, a little later each time, and the consent is still there', async () => {
  await agree('li', 'progress')
  weChat.says = ['busy', 'busy', 'busy', 'taken']
  await accepted()
  for (let minute = 0; minute < 40; minute += 1) await tick()
  expect([heard('li').length, await left('li')]).toEqual([3, { progress: 1 }])
  expect(await rows("select message, tries from notice where kind = 'accept'")).toEqual([{ message: 'refused', tries: 3 }])
})

test('what nobody knows of is not sent again, and never called anything else; an alarm is', async () => {
  await agree('li', 'progress', 'visit')
  await agree('li', 'visit')
  weChat.says = ['unknown']
  const order = await accepted()
  for (let minute = 0; minute < 15; minute += 1) await tick()
  expect([heard('li'), (await left('li')).progress]).toEqual([['陈师傅接了单'], undefined])
  expect(await rows("select message from notice where kind = 'accept'")).toEqual([{ message: 'unknown' }])
  clock.now = afternoon().startAt + 11 * MINUTE
  await call('chen', 'order.perform', step(order, 'no_answer', { called: true }))
  weChat.says = ['unknown', 'taken']
  weChat.sent = []
  for (let minute = 0; minute < 5; minute += 1) await tick()
  expect(heard('li').filter((words) => words.startsWith('敲门'))).toHaveLength(2)
})

test('a consent that WeChat does not know of is no consent: nothing is tried by it again', async () => {
  await agree('li', 'progress', 'work')
  await agree('li', 'progress')
  weChat.says = ['no consent']
  await accepted()
  for (let minute = 0; minute < 5; minute += 1) await tick()
  expect([heard('li').length, await left('li')]).toEqual([1, { work: 1 }])
})

test('an instance that dies with a message in hand: nobody knows, so it is not sent twice', async () => {
  await agree('li', 'progress')
  await accepted()
  clock.now += MINUTE
  const { stores } = { ...cellar() }
  await tellWaiting({ stores, now: clock.now })
  expect((await stores.claimMessages(clock.now, clock.now + 10 * MINUTE, 100)).length).toBeGreaterThan(0)
  await tick()
  expect(weChat.sent).toEqual([])
  clock.now += 10 * MINUTE
  await tick()
  expect(weChat.sent).toEqual([])
  expect(await rows("select distinct message from notice where kind = 'accept'")).toEqual([{ message: 'unknown' }])
})

test('both sides are reminded a day and two hours before, each once', async () => {
  for (const who of ['li', 'chen']) {
    await agree(who, 'visit')
    await agree(who, 'visit')
  }
  await accepted({ windows: [afternoon(2)] })
  clock.now = at('13:58', 24)
  await tick()
  expect(weChat.sent).toEqual([])
  expect((await tick()).reminded).toBe(1)
  expect((await tick()).reminded).toBe(0)
  expect([heard('li'), heard('chen')]).toEqual([['明天 14:00，陈师傅来'], ['明天 14:00，有一单要去']])
  clock.now = at('11:59', 25)
  await tick()
  await tick()
  expect([heard('li')[1], heard('chen')[1]]).toEqual(['今天 14:00，陈师傅来，请留意', '今天 14:00，要去，请看好地址'])
  expect(weChat.sent).toHaveLength(4)
})

test('a visit that was moved or called off is not reminded of, and an older reminder says so', async () => {
  const order = await accepted({ windows: [afternoon(2)] })
  clock.now = at('13:59', 24)
  expect((await tick()).reminded).toBe(1)
  expect((await listed('li'))[0]).toBe('明天 14:00，陈师傅来')
  const moved = await call('li', 'order.perform', step(order, 'reschedule', { windows: [afternoon(4)] }))
  expect((await listed('li'))[0]).toBe('原来约的时间不算了')
  clock.now = at('12:00', 25)
  expect((await tick()).reminded).toBe(0)
  await call('chen', 'order.perform', step(moved.view!, 'accept', { riskRead: true, insured: true }))
  clock.now = at('14:00', 26)
  expect((await tick()).reminded).toBe(1)
  await call('li', 'order.perform', step(await call('li', 'order.get', { orderId: order.id }), 'cancel', {}))
  clock.now = at('12:00', 27)
  expect((await tick()).reminded).toBe(0)
})

test('whoever said yes within the last day is not reminded of it at once, but two hours before', async () => {
  const order = await open()
  clock.now = at('17:00')
  await tick()
  await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  expect((await tick()).reminded).toBe(0)
  clock.now = at('12:00', 24)
  expect((await tick()).reminded).toBe(1)
})

test('while somebody is lacking nobody is reminded; once they have said yes, whoever waited for them is', async () => {
  const order = await open({ itemCode: 'B02', windows: [afternoon(2)] }, ['chen', 'zhong'])
  const yes = (who: string) => call(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  await yes('chen')
  clock.now = at('14:00', 24)
  expect((await tick()).reminded).toBe(0)
  await yes('zhong')
  expect((await tick()).reminded).toBe(1)
  expect((await listed('chen'))[0]).toBe('明天 14:00，有一单要去')
})

test('each line names whoever did it then', async () => {
  const order = await open({ itemCode: 'B02' }, ['chen', 'zhong'])
  const yes = (who: string) => call(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  await yes('chen')
  await tick()
  await yes('zhong')
  await tick()
  await call('chen', 'order.perform', step(order, 'withdraw', {}))
  await tick()
  expect((await listed('li')).slice(0, 3)).toEqual(['陈师傅来不了了，正在另找', '钟师傅接了单', '陈师傅接了单'])
})

test('after another visit was asked for the lines of the first do not speak of its time', async () => {
  const order = await served()
  await tick()
  await call(
    'li',
    'order.perform',
    step(order, 'rate', { outcome: 'unsolved', satisfaction: 'fair', again: true, windows: [afternoon(5)] })
  )
  await tick()
  const lines = (await call('li', 'member.notices', {})).items.map(({ words, window }) => [words, window])
  expect(lines).toContainEqual(['陈师傅到了', undefined])
  const news = (await call('wang', 'member.notices', {})).items.find(({ words }) => words === '没解决，要再来一次')
  expect(news?.window).toEqual(afternoon(5))
})

test('a line shows as much as its reader may know now: whoever gave up their seat is back at the public line', async () => {
  const order = await open({ itemCode: 'B05' })
  await tick()
  await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  const line = async (who: string) => (await call(who, 'member.notices', {})).items.find(({ orderId }) => orderId === order.id)
  expect((await line('chen'))?.title).toBe('代取已付款的菜品日用品（不垫钱、不代买药）')
  await call('chen', 'order.perform', step(order, 'withdraw', {}))
  const { title } = (await line('chen')) ?? {}
  expect(title).toBe('代取物品')
  await call('li', 'member.answerLink', { agentId: 'zhang', elderId: 'li', agree: false })
  expect(await line('zhang')).toBeUndefined()
})

test('whoever is only asked gets the public name of it, and no name of anybody', async () => {
  await agree('chen', 'work')
  await open()
  await tick()
  expect(weChat.sent.filter(({ openid }) => openid === 'demo:chen').map(({ fields }) => [fields.title, fields.words])).toEqual([
    [expect.not.stringContaining('李'), '有一单请您帮忙']
  ])
})

test('what was looked at is unread no more, and needs no message; nobody looks for others', async () => {
  await agree('li', 'progress')
  clock.now = at('21:45')
  await accepted({ windows: [afternoon(3)] })
  await tick()
  const { items } = await call('li', 'member.notices', {})
  const [news] = items
  expect(await call('wang', 'member.readNotices', { id: news!.id })).toEqual({ unread: 1 })
  expect(await call('li', 'member.readNotices', { id: news!.id })).toEqual({ unread: items.length - 1 })
  clock.now = at('07:30', 24)
  await tick()
  expect(weChat.sent).toEqual([])
  expect(await call('li', 'member.readNotices', { upTo: news!.at - 1 })).toEqual({ unread: expect.any(Number) as number })
  expect(await call('li', 'member.readNotices', { upTo: clock.now })).toEqual({ unread: 0 })
  expect((await call('li', 'order.front', {})).unread).toBe(0)
})

test('pages of twenty, newest first, each line once', async () => {
  for (let n = 0; n < 25; n += 1) {
    await placed({ windows: [afternoon(1 + n)], again: true, words: `第${n}次`, beneficiaryId: 'li', why: '上门登记' }, 'sun')
    clock.now += 1000
  }
  await tick()
  const first = await call('wang', 'member.notices', {})
  const second = await call('wang', 'member.notices', { cursor: first.next! })
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 5, undefined])
  const all = [...first.items, ...second.items]
  expect(new Set(all.map(({ id }) => id)).size).toBe(25)
  expect(all.map(({ at: told }) => told)).toEqual([...all.map(({ at: told }) => told)].sort((a, b) => b - a))
  expect(await refusal('wang', 'member.notices', { cursor: 'x' })).toBe('INVALID_INPUT')
})

test('once a day, in the evening, one message says how much waits, to whoever agreed to that and has not looked', async () => {
  await agree('li', 'digest')
  await agree('li', 'digest')
  await accepted({ windows: [afternoon(4)] })
  await tick()
  clock.now = at('17:58')
  await tick()
  expect(weChat.sent).toEqual([])
  await tick()
  expect([heard('li'), weChat.sent[0]?.page]).toEqual([['有 3 条消息等您看'], 'account/notices/index'])
  clock.now = at('20:00')
  expect((await tick()).digests).toBe(0)
  clock.now = at('18:00', 24)
  expect([(await tick()).digests, await left('li')]).toEqual([0, { digest: 1 }])
})

test('a hundred people who sleep, or never came here, keep nobody else from their digest', async () => {
  await agree('li', 'digest')
  await accepted({ windows: [afternoon(4)] })
  await tick()
  await rows(
    `insert into person (tenant_id, id, public_name, community_id) select 'linjiang', 'a' || n, '客', 'huaishu' from generate_series(100, 219) n`
  )
  await rows(
    `insert into consent (tenant_id, person_id, template, remaining) select 'linjiang', 'a' || n, 'digest', 1 from generate_series(100, 219) n`
  )
  await rows(`insert into notice (tenant_id, id, person_id, order_id, kind, "to", at, message)
select one.tenant_id, person.id || one.id, person.id, one.order_id, one.kind, one."to", one.at, 'none'
from (select * from notice order by id limit 1) one join person on person.tenant_id = one.tenant_id and person.public_name = '客'`)
  clock.now = at('18:30')
  expect([(await tick()).digests, heard('li')]).toEqual([1, [expect.stringMatching(/消息等您看/)]])
})

test('the same tap sent twice is one consent; other kinds under the same id are refused; nothing that is no kind goes in', async () => {
  await call('li', 'member.consented', { templates: ['progress'] }, 'request-consent-1')
  expect(await call('li', 'member.consented', { templates: ['progress'] }, 'request-consent-1')).toEqual({ left: { progress: 1 } })
  expect(await refusal('li', 'member.consented', { templates: ['work'] }, 'request-consent-1')).toBe('REQUEST_REUSED')
  for (const templates of [[], ['gold'], ['work', 'visit', 'progress', 'digest']])
    expect(await refusal('li', 'member.consented', { templates: templates as never })).toBe('INVALID_INPUT')
  expect(await refusal('li', 'member.saveReminders', { quiet: { from: 0, until: 1440 }, muted: [] })).toBe('INVALID_INPUT')
  for (let n = 0; n < 60; n += 1) await agree('li', 'progress')
  expect(await left('li')).toEqual({ progress: 50 })
})

test('a line that cannot be addressed stops no other, and is given up after the third time', async () => {
  await placed()
  await rows(
    `insert into outbox (tenant_id, order_id, "to", kind, at) select tenant_id, id, 'nobody knows', 'place', placed_at from orders returning 1`
  )
  expect((await tick()).told).toBeGreaterThan(0)
  expect((await tick()).told).toBe(0)
  expect(await rows('select 1 from outbox where handled_at is null')).toEqual([])
})

test('in a demonstration nothing leaves the house, and the list is there all the same', async () => {
  instead.isDemo = () => Promise.resolve(true)
  await agree('li', 'progress')
  await accepted()
  await tick()
  expect(weChat.sent).toEqual([])
  expect((await listed('li'))[0]).toBe('陈师傅接了单')
  expect(await left('li')).toEqual({ progress: 1 })
})

test('whoever leaves takes their list, their wishes and their consents with them', async () => {
  await agree('zhang', 'progress')
  await call('zhang', 'member.saveReminders', { quiet: null, muted: [] })
  await placed({}, 'zhang')
  await tick()
  const kept = async () =>
    Promise.all(
      ['notice', 'consent', 'notice_setting'].map(async (table) => (await rows(`select 1 from ${table} where person_id = 'zhang'`)).length)
    )
  const order = (await call('zhang', 'order.mine', { list: 'live' })).items[0]
  await call(
    'wang',
    'order.perform',
    step({ ...(await call('wang', 'order.get', { orderId: order!.id })) }, 'decline', { reason: 'unclear', words: '打了三次没有人接' })
  )
  await tick()
  expect(Math.min(...(await kept()))).toBeGreaterThan(0)
  await call('zhang', 'member.leave', { stay: false })
  clock.now += 8 * DAY
  await tick()
  expect(await kept()).toEqual([0, 0, 0])
})

test('a visit that is over asks for a word; once it is there, nobody is asked any more', async () => {
  await agree('li', 'progress')
  await agree('li', 'progress')
  await served()
  await tick()
  expect(heard('li')).toEqual(['办完了，等您说一句'])
  clock.now = at('21:40')
  const other = await served({ itemCode: 'B04', windows: [afternoon(2)] })
  clock.now = at('22:00', 25)
  await call('li', 'rating.give', step(other, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
  await tick()
  clock.now = at('07:30', 26)
  await tick()
  expect(heard('li')).toEqual(['办完了，等您说一句'])
})
