import type { SlaClass } from '../menu/item'

/** A length of time: `minute` and `day` count every hour, the working units only the State Council's workdays. */
export interface Span {
  amount: number
  unit: 'minute' | 'workingMinute' | 'workingDay' | 'day'
}

/** The promises of one class; `null` where the class makes none. `words` is what people read. */
export interface SlaRow {
  scope: string
  accept: Span
  dispatch: Span | null
  start: Span | null
  finish: Span
  followUp: Span
  words: { accept: string; dispatch: string; start: string; finish: string; followUp: string }
}

const minutes = (amount: number): Span => ({ amount, unit: 'minute' })
const workingHours = (amount: number): Span => ({ amount: amount * 60, unit: 'workingMinute' })
const workingDays = (amount: number): Span => ({ amount, unit: 'workingDay' })
const days = (amount: number): Span => ({ amount, unit: 'day' })

/**
 * The classes of promise (`district-defaults.json` → sla). S1 counts nights and holidays; every other class counts its hours on the
 * working calendar, and 日 without 工作 is a whole natural day. S4 starts on its published date and P1–P3 have no visit: no start limit.
 * S2's 当日 ends when the next working day closes, so that an errand asked for in the evening is not late at once.
 */
export const SLA: Record<SlaClass, SlaRow> = {
  S1: {
    scope: '紧急但不危及生命',
    accept: minutes(30),
    dispatch: minutes(120),
    start: minutes(120),
    finish: minutes(24 * 60),
    followUp: minutes(24 * 60),
    words: { accept: '30分钟', dispatch: '2小时', start: '2小时上门或电话接上', finish: '24小时', followUp: '24小时' }
  },
  S2: {
    scope: '轻量跑腿、远程问候',
    accept: workingHours(2),
    dispatch: workingHours(4),
    start: workingDays(1),
    finish: workingDays(1),
    followUp: days(3),
    words: { accept: '2小时（工作时段）', dispatch: '4小时（工作时段）', start: '当日或约定时段', finish: '1个工作日', followUp: '3日' }
  },
  S3: {
    scope: '一般上门服务',
    accept: workingDays(1),
    dispatch: workingDays(1),
    start: workingDays(5),
    finish: workingDays(5),
    followUp: days(7),
    words: { accept: '1个工作日', dispatch: '1个工作日', start: '约定时段，最晚5个工作日', finish: '5个工作日', followUp: '7日' }
  },
  S4: {
    scope: '需排期的活动、课堂、集体服务',
    accept: workingDays(2),
    dispatch: workingDays(3),
    start: null,
    finish: days(15),
    followUp: days(7),
    words: { accept: '2个工作日', dispatch: '3个工作日', start: '公布日期', finish: '15日', followUp: '7日' }
  },
  S5: {
    scope: '心愿与结对',
    accept: workingDays(2),
    dispatch: days(7),
    start: days(15),
    finish: days(30),
    followUp: days(15),
    words: { accept: '2个工作日（含核实）', dispatch: '7日内认领，否则提级', start: '认领后15日', finish: '30日', followUp: '15日' }
  },
  P1: {
    scope: '建议与咨询',
    accept: workingDays(1),
    dispatch: null,
    start: null,
    finish: workingDays(2),
    followUp: days(7),
    words: { accept: '即时；不能即时则1个工作日', dispatch: '—', start: '—', finish: '2个工作日', followUp: '7日' }
  },
  P2: {
    scope: '投诉（对服务或人员）',
    accept: workingDays(1),
    dispatch: workingDays(1),
    start: null,
    finish: workingDays(5),
    followUp: days(7),
    words: {
      accept: '1个工作日，且换人受理',
      dispatch: '1个工作日',
      start: '—',
      finish: '5个工作日；复杂可延一次，最多10个工作日',
      followUp: '7日'
    }
  },
  // an appeal promises no follow-up of its own; seven days like its finish, so that every class can be verified
  P3: {
    scope: '申诉（对积分、评价、时长）',
    accept: workingDays(1),
    dispatch: workingDays(2),
    start: null,
    finish: days(7),
    followUp: days(7),
    words: { accept: '1个工作日', dispatch: '2个工作日', start: '—', finish: '7日；期间原结果不生效', followUp: '—' }
  }
}
