import type { Input } from '@contract'
import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { Action } from '@domain/order/step'
import { COMMUNITY, morning, signedIn, type Caller } from './asking'
import type { RunningHost } from './host'

/** What Wang asks for in the name of her community, where she shows the code herself, and offers to everybody. */
const asked = async (wang: Caller, itemCode: string, slots: number, startAt: number) => {
  const { orders } = await wang('order.place', {
    beneficiaryId: null,
    itemCode,
    windows: [{ startAt, endAt: startAt + 2 * HOUR }],
    where: { publicPlace: '槐树里活动室', gridId: `${COMMUNITY}-1` },
    witness: { kind: 'person', personId: 'wang' },
    slots,
    again: true
  })
  const { id: orderId, round, termsVersion } = await wang('order.get', { orderId: orders[0]?.orderId ?? '' })
  const does = (caller: Caller, action: Action, input: object) =>
    caller('order.perform', { orderId, round, termsVersion, action, input } as Input<'order.perform'>)
  await does(wang, 'refer_pool', { ring: 'district' })
  return { orderId, room: `pages/order/index?id=${orderId}`, does }
}

/** Three look after a flower bed in three weeks, and Chen, who leads, may have one of them help to organise. */
export const oneTeam = async (host: RunningHost): Promise<string> => {
  const { room, does } = await asked(await signedIn(host, 'wang'), 'G02', 3, morning(21))
  const team = await Promise.all(['chen', 'lin', 'zhang'].map((who) => signedIn(host, who)))
  for (const caller of team) await does(caller, 'accept', {})
  await does(team[0]!, 'lead', { on: true })
  return room
}

/** Zhang teaches painting just now. */
export const oneClass = async (host: RunningHost): Promise<string> => {
  const [wang, zhang] = [await signedIn(host, 'wang'), await signedIn(host, 'zhang')]
  const { volunteer } = await zhang('member.me', {})
  await zhang('member.saveSkills', { skills: [...(volunteer?.skills ?? []), '文体特长'] })
  const { orderId, room, does } = await asked(wang, 'E01', 1, Date.now() + 20 * MINUTE)
  await does(zhang, 'accept', {})
  const { steps } = await wang('order.code', { orderId })
  await does(zhang, 'arrive', { code: steps[0]?.code })
  return room
}
