import type { OrderEvent } from '../change'
import type { Order } from '../order'
import type { Scene } from '../scene'
import type { Action } from '../step'
import { LEVEL_WORDS, RING_WORDS } from '../words'
import { whoDid } from './names'
import type { StoryLine } from './shapes'
import type { Viewer } from './viewers'

/** One sentence for each thing that can happen; `{who}` is a public name or a post, never a private word. Empty: not told. */
const STORY: Record<Action, string> = {
  place: '{who}点了单',
  edit: '{who}改了内容',
  decline: '社区回复这次办不了',
  object: '点单人不同意，请上一级再看',
  refer_unit: '社区交给了{unit}',
  refer_pool: '社区请大家来接',
  keep: '社区自己来办',
  return: '单位退了回来',
  take_back: '社区收回重新安排',
  dispatch: '单位开始请人',
  widen: '{widened}',
  recall: '单位撤回了邀请',
  accept: '{who}接了单',
  queue: '',
  pass: '',
  withdraw: '{who}来不了了',
  release: '换了一位',
  reschedule: '改了时间或地点',
  proceed: '人够了，就这几位',
  lead: '{who}负责现场',
  cancel: '取消了',
  arrive: '{who}到了',
  no_answer: '{who}到了，没人应门',
  leave: '{who}办完了',
  end_visit: '有人忘了签退，社区会核对',
  mark_absent: '有人没来',
  answer: '接单人说明了情况',
  settle_absence: '社区认定了缺席',
  finish: '服务结束了',
  propose_correction: '有人提出更正时间',
  confirm_correction: '更正经两个人核准',
  rate: '{who}说了结果',
  amend_rating: '{who}改了评价',
  verify: '社区核实了结果',
  reopen: '没解决，再来一次',
  review: '',
  appraise: '',
  escalate: '{raised}',
  pause: '{pause}',
  expire: '没有找到人'
}

/** At the top nobody is left to hand it to: the clock calls again. */
const raisedWords = (event: OrderEvent) => (event.facts.again ? '{level}也过了时限，还在催办' : '提到{level}办理')
const pauseWords = (event: OrderEvent) => (event.facts.untilAt ? '暂停办理' : '继续办理')

/** What happened, oldest first, in plain words that any insider may read; by name only who the reader may know by name. */
export const storyOf = (order: Order, events: readonly OrderEvent[], scene: Scene, viewers: readonly Viewer[]): StoryLine[] =>
  events.flatMap((event) => {
    const facts = event.facts
    const words = STORY[event.action]
      .replace('{who}', whoDid(event, viewers, order, scene))
      .replace('{unit}', scene.names[String(facts.unitId)] ?? '单位')
      .replace('{widened}', facts.ring ? '已请更多人（{ring}）' : '又请了几位')
      .replace('{ring}', RING_WORDS[facts.ring as keyof typeof RING_WORDS] ?? '更大范围')
      .replace('{raised}', raisedWords(event))
      .replace('{level}', LEVEL_WORDS[facts.level as keyof typeof LEVEL_WORDS] ?? '上一级')
      .replace('{pause}', pauseWords(event))
    return words ? [{ at: event.at, words, round: event.round }] : []
  })
