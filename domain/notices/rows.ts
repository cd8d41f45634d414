import type { Notice, NoticeKind } from '../order/change'
import type { Still } from './still'
import type { Topic } from './templates'

/**
 * How much something matters. `alarm`: at once, whatever the hour; `message`: outside the app too, when somebody wants it; `list`:
 * stands in the app and waits to be looked at.
 */
export type Urgency = 'alarm' | 'message' | 'list'

/** 扣分和申诉 of the reader. */
const DEDUCTIONS = 'account/deductions/index'

/** …and every entry with its reason. */
const WALLET = 'account/wallet/index'

/** Who is told what, in which words (at most twenty letters, WeChat's measure), and whether it is worth a message. */
export interface NoticeRow {
  event: NoticeKind
  to: Notice['to']
  /** `{who}`: who comes, by public name, in the list whoever did it then; `{doer}`: who did it then, in the list alone; `{when}`: the time agreed on */
  words: string
  topic: Topic
  urgency: Urgency
  /** what must be so still when the message goes; absent: what happened has happened */
  still?: Still
  /** of no use once the visit has begun: then it does not wait for the morning */
  beforeVisit?: true
  /** the page that shows it; absent: the order itself */
  page?: string
}

type Told = [event: NoticeKind, urgency: Urgency, words: string, more?: Pick<NoticeRow, 'still' | 'beforeVisit' | 'page'>]
const of = (to: Notice['to'], topic: Topic, rows: readonly Told[]): NoticeRow[] =>
  rows.map(([event, urgency, words, more]) => ({ event, to, words, topic, urgency, ...more }))

/** All of it. What an order tells and has no row here is a bug, found by `rows.test.ts`. */
export const NOTICES: readonly NoticeRow[] = [
  ...of('requester', 'progress', [
    ['decline', 'message', '这次办不了，请看原因'],
    ['refer_unit', 'list', '社区已交给单位'],
    ['refer_pool', 'list', '社区请大家来接'],
    ['keep', 'list', '社区自己来办'],
    ['dispatch', 'list', '单位开始请人了'],
    ['widen', 'list', '已请更多人来接'],
    ['accept', 'message', '{who}接了单', { still: 'somebody comes' }],
    ['withdraw', 'message', '{doer}来不了了，正在另找', { still: 'looked for' }],
    ['reschedule', 'message', '接单人想换个时间，请您看看', { still: 'time proposed' }],
    ['cancel', 'message', '这一单取消了'],
    ['arrive', 'list', '{who}到了'],
    ['leave', 'message', '办完了，等您说一句', { still: 'served' }],
    ['finish', 'message', '服务结束了，等您说一句', { still: 'served' }],
    ['verify', 'list', '社区核实了结果'],
    ['escalate', 'list', '已提到上一级办理'],
    ['pause', 'list', '暂停或继续，请看说明'],
    ['expire', 'message', '没有找到人，可以再点一次']
  ]),
  ...of('requester', 'visit', [
    ['door_alarm', 'alarm', '敲门没人应，请马上看看', { still: 'door closed' }],
    ['remind_day', 'message', '{when}{who}来'],
    ['remind_soon', 'message', '{when}{who}来，请留意']
  ]),
  ...of('emergency', 'visit', [['door_alarm', 'alarm', '家里敲门没人应，请马上联系', { still: 'door closed' }]]),
  ...of('handlers', 'work', [
    ['place', 'message', '新的点单，等交单', { still: 'placed' }],
    ['object', 'message', '点单人不同意，请再看', { still: 'placed' }],
    ['return', 'message', '单位退了回来，请另外安排', { still: 'placed' }],
    ['reopen', 'message', '没解决，要再来一次', { still: 'placed' }],
    ['escalate', 'message', '有一单提了上来，请看'],
    ['nudge', 'message', '点单人催了一次', { still: 'nobody yet' }],
    ['introduce', 'message', '请把要来的人介绍给点单人', { still: 'looked for' }],
    ['door_alarm', 'alarm', '敲门没人应，请马上联系', { still: 'door closed' }],
    ['safety', 'alarm', '有人提到安全、收费或隐私'],
    ['absence_open', 'list', '有人没来，等说明和认定'],
    ['answer', 'list', '接单人说明了没来的原因'],
    ['propose_correction', 'list', '有更正等核准'],
    ['reschedule', 'list', '改了时间或地点'],
    ['expire', 'list', '没有找到人，请看看']
  ]),
  ...of('dispatchers', 'work', [
    ['refer_unit', 'message', '社区交来一单，等下单', { still: 'referred' }],
    ['withdraw', 'message', '有人来不了了，请另请', { still: 'looked for' }],
    ['release', 'message', '点单人想换一位，请另请', { still: 'looked for' }],
    ['take_back', 'list', '社区收回了一单']
  ]),
  ...of('invitees', 'work', [
    ['dispatch', 'message', '有一单请您帮忙', { still: 'asked' }],
    ['take_back', 'list', '这一单收回了，不用来了'],
    ['recall', 'list', '这一单收回了，不用来了']
  ]),
  ...of('members', 'work', [['dispatch', 'list', '单位有一单问大家，谁有空']]),
  ...of('seat', 'work', [
    ['release', 'message', '这一单换了人，不用来了', { beforeVisit: true }],
    ['introduced', 'message', '社区介绍过了，可以接单了', { still: 'asked' }],
    ['place_offered', 'message', '有人退出，轮到您了', { still: 'offered' }],
    ['mark_absent', 'message', '记了您没来，可以说明原因', { still: 'absence unsettled' }],
    ['settle_absence', 'list', '没来的事认定好了'],
    ['confirm_correction', 'list', '时间更正核准了'],
    ['deducted', 'message', '有一件关系到扣分的事，请看', { page: DEDUCTIONS }],
    ['appeal_answered', 'message', '您的申诉有答复了', { page: DEDUCTIONS }],
    ['revoked', 'message', '有一笔积分收回了，请看原因', { page: WALLET }]
  ]),
  ...of('helpers', 'work', [
    ['reschedule', 'message', '时间或地点改了，请再确认', { still: 'asked' }],
    ['cancel', 'message', '这一单取消了，不用去了', { beforeVisit: true }],
    ['proceed', 'list', '人够了，就这几位'],
    ['end_visit', 'list', '忘了签退，可以提出更正'],
    ['finish', 'list', '服务结束了'],
    ['rate', 'list', '点单人说了结果'],
    ['verify', 'list', '社区核实了结果']
  ]),
  ...of('helpers', 'visit', [
    ['remind_day', 'message', '{when}有一单要去'],
    ['remind_soon', 'message', '{when}要去，请看好地址']
  ])
]

const key = (event: string, to: string) => `${to} ${event}`
const KNOWN = new Map(NOTICES.map((row) => [key(row.event, row.to), row]))

/** The row of one notice; undefined for words of an older version that nobody tells any more. */
export const noticeRow = (event: string, to: string): NoticeRow | undefined => KNOWN.get(key(event, to))

/** Where a tap on a notice of this order leads, in the list and from WeChat's message. */
export const pageOf = (row: Pick<NoticeRow, 'page'> | undefined, orderId: string): string => row?.page ?? `pages/order/index?id=${orderId}`
