import { timeWords } from '../clock/shanghai'
import { doorIsClosed } from './alarms'
import { LEAST_MINUTES } from './least'
import type { Level, Order, OrderState, Outcome, Ring, Satisfaction } from './order'
import type { SeatState } from './seat'
import { lacking, taken } from './seats'
import type { DeclineReason } from './step'
import type { Earns } from './view/shapes'

/** What the requester reads for each state; `{level}`, `{unit}` and `{helper}` are filled (orders.md §2). */
export const STATE_WORDS: Record<OrderState, string> = {
  placed: '{level}正在看',
  referred: '已交给{unit}',
  open: '正在找人',
  accepted: '{helper}会来',
  serving: '正在服务',
  served: '等您说一句',
  closed: '办完了',
  declined: '这次办不了',
  cancelled: '已取消',
  expired: '没有找到人'
}
/** What workers read: the names of the stages. */
export const STAGE_WORDS: Record<OrderState, string> = {
  placed: '待交单',
  referred: '待下单',
  open: '找人中',
  accepted: '已接单',
  serving: '服务中',
  served: '待评单',
  closed: '已办结',
  declined: '不予受理',
  cancelled: '已取消',
  expired: '没有找到人'
}
export const SEAT_WORDS: Record<SeatState, string> = {
  invited: '已邀请',
  waiting: '候补',
  accepted: '已接单',
  arrived: '到了',
  left: '办完了',
  unanswered: '没人应门',
  passed: '没有参加',
  withdrawn: '退出了',
  released: '换下了',
  absent: '没来'
}
export const OUTCOME_WORDS: Record<Outcome, string> = { solved: '解决了', partly: '部分解决', unsolved: '没解决', unneeded: '不需要了' }
export const SATISFACTION_WORDS: Record<Satisfaction, string> = { good: '很好', fair: '还行', poor: '不太好' }
export const DECLINE_WORDS: Record<DeclineReason, string> = {
  duty: '不属于社区能办的事',
  unsafe: '有危险，志愿者不能做',
  professional: '要请专业人员来做',
  commercial: '属于要花钱请的服务',
  duplicate: '已经有一单一样的',
  elsewhere: '别的部门负责',
  unclear: '没说清楚，联系不上'
}
export const LEVEL_WORDS: Record<Level, string> = { community: '社区', street: '街道', district: '区里' }
export const RING_WORDS: Record<Ring, string> = {
  invited: '只请了点名的人',
  unit: '全体单位成员',
  community: '本社区',
  street: '本街道',
  district: '全区'
}
/** Tags that call a person at once, without waiting for the seven days. */
export const SAFETY_TAGS = ['提到了收费或推销', '不安全', '隐私被说出去'] as const

/** The state in the requester's words, with the names filled in. */
export const stateWords = (order: Order, unitName: string, helperName: string): string => {
  if (doorIsClosed(order)) return '师傅到了，没人应门'
  if (taken(order) > 0 && lacking(order) > 0) return stillSoughtWords(lacking(order))
  return STATE_WORDS[order.state].replace('{level}', LEVEL_WORDS[order.level]).replace('{unit}', unitName).replace('{helper}', helperName)
}

/** What whoever comes gets written to their name (R01, T01, T08, T12). */
export const earnsWords = ({ points, minutes, toPool }: Earns): string => {
  if (!points) return TOO_SHORT_WORDS
  if (toPool) return '计积分，这次的互助时间进公共池'
  return minutes ? '计积分和互助时间' : '只计积分'
}
/** Proven time that is not written down yet: what it waits for, and until when at the latest somebody finds out (epoch milliseconds). */
export const settlesWords = ({ by }: { by?: number }, now: number): string =>
  by === undefined ? '待到账：等大家都办完' : `待到账：点单人说了结果就到账；没有说的，社区最晚 ${timeWords(by, now)} 前核实`
/** Of a visit below the threshold of both rules. */
export const TOO_SHORT_WORDS = `不满 ${LEAST_MINUTES} 分钟不计积分和互助时间`

/** What a person at the handler must do something about at once, by what was raised (`alarms.ts`). */
export const ALARM_WORDS: Record<string, string> = {
  door: '有人敲门没人应，请马上联系',
  safety: '有人提到安全、收费或隐私，请马上了解'
}

/** 今天必须有人来吗: the answer yes, as whoever hands the order on reads it, on that day or later. */
export const SAME_DAY_WORDS = '点单人说当天必须有人来'

/** To whoever would go alone and has not been introduced (T15). */
export const UNINTRODUCED_WORDS = {
  unasked: '第一次单独陪这位居民，要先由社区介绍一下。您愿意去就点下面，介绍好了会告诉您，再来接单。',
  asked: '第一次单独陪这位居民，要先由社区介绍一下。介绍好了会告诉您，那时就能接单。'
} as const

/** To whoever has said yes and would be alone: until then they do not go (T15, row 19). */
export const lackingWords = ({ needed, more }: { needed: number; more: number }): string =>
  `这一单至少要 ${needed} 位才能开始，还差 ${more} 位。人齐了再去。`

/** To whoever asked: some have said yes, and nobody comes before the others do. */
export const stillSoughtWords = (more: number): string => `还差 ${more} 位，正在找人`

/** Who comes: one name, two names, or how many there are; `unnamed` where no name may be read. */
export const whoComesWords = (names: readonly string[], unnamed: string): string =>
  names.length > 2 ? `${names[0]}等 ${names.length} 位` : names.join('、') || unnamed

/** What a running clock waits for. */
export const CLOCK_WORDS = {
  accept: '社区看单',
  dispatch: '单位下单',
  takeUp: '有人接单',
  start: '上门服务',
  finish: '服务完成',
  followUp: '核实结果',
  door: '没人应门，等人去看'
} as const

/** What whoever asked waits for until somebody has said yes. */
export const ANSWER_WORDS = '给您回话'

/** To whoever stands before a door that nobody opened, while its clock runs. */
export const CLOSED_DOOR_WORDS = '社区已经知道，会马上联系。门开了，请点“到了”。'
