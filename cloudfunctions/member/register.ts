import type { Input } from '@contract'
import type { Me } from '@contract/member'
import { refuse } from '@domain/errors'
import { ageAt, needsGuardian } from '@domain/people/age'
import { plainPublicName, surnameOf } from '@domain/people/names'
import type { Call } from '../_kit/call'
import { newPersonId } from '../_kit/request'
import { meOf } from '../_kit/me'

type Registration = Input<'member.register'>

const OLDEST = 130

/** The day of birth of somebody who lives; refuses INVALID_INPUT otherwise. */
export const livingBirthday = (birthDay: string, now: number): string =>
  ageAt(birthDay, now) < 0 || ageAt(birthDay, now) > OLDEST ? refuse('INVALID_INPUT', { what: '出生日期不对' }) : birthDay

/** The same of somebody who may be registered: under fourteen a parent registers (red line 25). */
export const oldEnough = (birthDay: string, now: number): string =>
  needsGuardian(livingBirthday(birthDay, now), now) ? refuse('INVALID_INPUT', { what: '不满 14 岁，请家长代为登记' }) : birthDay

/** The number that WeChat vouches for; a typed one is believed only where nobody is real. Null: none was given. */
export const phoneOf = async (call: Call, { phone, phoneCode }: Pick<Registration, 'phone' | 'phoneCode'>): Promise<string | null> => {
  if (phoneCode !== undefined)
    return (await call.platform.phoneOf(phoneCode)) ?? refuse('INVALID_INPUT', { what: '手机号没有取到，请再点一次' })
  if (phone === undefined) return null
  return (await call.isDemo()) ? phone : refuse('INVALID_INPUT', { what: '手机号请点按钮由微信提供' })
}

/** Makes the person behind this account: a second time the same account stays the same person. Under fourteen a parent registers. */
export const register = async (call: Call, input: Registration): Promise<Me> => {
  const { gridId, communityId, building, door } = input
  const name = input.name.trim()
  const birthDay = oldEnough(input.birthDay, call.now)
  const phone = await phoneOf(call, input)
  const person = { name, publicName: plainPublicName(name), surname: surnameOf(name), birthDay, phone }
  const home = { gridId, communityId, building, door }
  return meOf(call, await call.store.register({ id: newPersonId(), ...person, ...home, now: call.now }))
}
