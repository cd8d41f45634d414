import type { Input } from '@contract'
import type { Ask } from '@domain/order/asks'
import { DAY } from '@domain/clock/milliseconds'
import { dayOf, windowWords } from '@domain/clock/shanghai'
import { DECLINE_WORDS, OUTCOME_WORDS, SAFETY_TAGS } from '@domain/order/words'
import { signedIn } from '../e2e/asking'
import type { RunningHost } from '../e2e/host'
import type { Offer } from './offers'
import type { Phone } from './phone/phone'

const TOP = -1
interface Asked extends Offer {
  host: RunningHost
}
type Answer = (phone: Phone, asked: Asked) => Promise<void> | void

const left: Answer = () => undefined
/** What may be chosen for this order, as the screen asks for it. */
const targetsOf = async ({ host, who, order }: Asked) =>
  (await signedIn(host, who))('community.targets', { orderId: order.id } as Input<'community.targets'>)
const taps =
  (words: string): Answer =>
  (phone) =>
    phone.tap(words, TOP)
const types =
  (label: string, words: string): Answer =>
  (phone) =>
    phone.type(label, words)

/** What a person does about each question of a sheet, the shortest way; what may be left alone is left alone. */
export const ANSWERS: Record<Ask, Answer> = {
  item: async (phone, { order }) => {
    if (!order.freeText) return
    await phone.tap('上门便民与代办', TOP)
    await phone.tap(/^(✓ )?代取快递、跑腿/, TOP)
  },
  words: (phone, { offer }) => phone.type(offer.action === 'decline' ? '给点单人说明原因' : '写几句', '手指写的一句话'),
  wordsOptional: types('写几句', '手指改的一句话'),
  photos: left,
  windows: (phone, { offer }) => (offer.action === 'edit' ? undefined : phone.tap('后天上午', TOP)),
  address: left,
  witness: left,
  declineReason: taps(DECLINE_WORDS.professional),
  elsewhere: types('可以找谁办', '物业 5555 1234'),
  unit: async (phone, asked) => {
    const { units } = await targetsOf(asked)
    await phone.tap(new RegExp(`^(✓ )?${units.find(({ refusal }) => !refusal)?.name}`), TOP)
  },
  slots: left,
  // the circle grows by the people asked, a code is scanned, and a rating has a page of its own
  ring: left,
  code: left,
  why: left,
  outcome: left,
  satisfaction: left,
  handlerLine: types('给来的人一句话', '请早五分钟到'),
  collective: left,
  reason: types('原因', '临时有事'),
  reasonOptional: types('原因', '临时有事'),
  window: (phone, { order }) => phone.tap(windowWords(order.windows[0]!, Date.now()), TOP),
  risk: taps('我看过了，也有保险'),
  seat: left,
  called: taps('打过电话，没人接'),
  remaining: types('还差什么', '还差一扇窗'),
  absence: taps('有原因，不算'),
  times: async (phone) => {
    await phone.type('多少分钟', '45')
    await phone.type('怎么知道的', '电话里问过')
  },
  correction: left,
  record: taps('电话里问过'),
  how: async (phone) => {
    await phone.tap('打电话问过', TOP)
    await phone.tap(OUTCOME_WORDS.solved, TOP)
  },
  appraisal: taps('及时'),
  untilDay: (phone) => phone.choose('选一天', dayOf(Date.now() + 2 * DAY)),
  safety: taps(SAFETY_TAGS[1]),
  // a unit's best is ticked already
  invitees: async (phone, asked) => {
    if (asked.offer.action !== 'keep') return
    const { colleagues } = await targetsOf(asked)
    await phone.tap(new RegExp(`^(✓ )?${colleagues[0]?.publicName}`), TOP)
  }
}
