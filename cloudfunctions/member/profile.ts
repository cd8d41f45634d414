import type { Input } from '@contract'
import type { Me } from '@contract/member'
import { refuse } from '@domain/errors'
import { isMinor, needsGuardian } from '@domain/people/age'
import { skillsOf } from '@domain/people/skills'
import type { Call } from '../_kit/call'
import { meOf } from '../_kit/me'
import { livingBirthday, phoneOf } from './register'

const nameIn = ({ name, birthDay }: { name: string; birthDay: string }, now: number) => ({
  name: name.trim(),
  birthDay: livingBirthday(birthDay, now)
})
/** Who is asking, as it stands now. */
export const fresh = async (call: Call): Promise<Me> => meOf(call, await call.store.me(call.now))

/** One's own name and birthday, until a worker has seen the identity card: what value hangs on is not changed by a tap. */
export const saveIdentity = async (call: Call, input: Input<'member.saveIdentity'>): Promise<Me> => {
  const identity = nameIn(input, call.now)
  if (needsGuardian(identity.birthDay, call.now)) return refuse('INVALID_INPUT', { what: '不满 14 岁，请家长代为登记' })
  return (await call.store.profile.correct({ ...identity, asked: call.asked, now: call.now })) ? fresh(call) : refuse('PROFILE_CHECKED')
}

/** The number that helpers may ring, given or changed; whoever is known by the same name and this number is somebody else until a worker has looked. */
export const savePhone = async (call: Call, input: Input<'member.savePhone'>): Promise<Me> => {
  const phone = (await phoneOf(call, input)) ?? refuse('INVALID_INPUT', { what: '手机号没有填' })
  return (await call.store.profile.ring({ phone, asked: call.asked, now: call.now })) ? fresh(call) : refuse('PHONE_TAKEN')
}

/** What somebody says they can do; an adult who says it first becomes a volunteer. What only a paper proves is not theirs to say. */
export const saveSkills = async (call: Call, { skills: said }: Input<'member.saveSkills'>): Promise<Me> => {
  const { person, volunteer } = await call.store.me(call.now)
  if (!volunteer) {
    const birthDay = person?.birthDay ?? refuse('HELPER_BIRTHDAY')
    if (isMinor(birthDay, call.now)) return refuse('HELPER_MINOR')
  }
  const skills = skillsOf(await call.stores.menu(call.appId))
  await call.store.profile.canDo({ own: skills.own.filter((word) => said.includes(word)), skills, asked: call.asked, now: call.now })
  return fresh(call)
}

/** Whether a guardian has agreed that a minor helps (T14). Refuses GUARDIAN_NEEDED for a minor with papers and no such yes, and whoever is under 14. */
const maybeHelps = (birthDay: string, papers: boolean, agreed: boolean, now: number): boolean => {
  if (!isMinor(birthDay, now)) return false
  if (needsGuardian(birthDay, now) && (papers || agreed)) return refuse('HELPER_CHILD')
  return papers && !agreed ? refuse('GUARDIAN_NEEDED') : agreed
}

/** A worker has seen the identity card of somebody of their community, and the papers they brought. */
export const checkPerson = async (call: Call, input: Input<'member.checkPerson'>): Promise<Record<string, never>> => {
  const { personId, papers } = input
  const identity = nameIn(input, call.now)
  const guardianAgreed = maybeHelps(identity.birthDay, papers.length > 0, input.guardianAgreed ?? false, call.now)
  const skills = skillsOf(await call.stores.menu(call.appId))
  const did = await call.store.profile.check({ ...identity, personId, papers, skills, guardianAgreed, asked: call.asked, now: call.now })
  return did ? {} : refuse('NOT_ALLOWED', { who: '那位居民所在社区的工作人员，本人和家人不能自己核对' })
}
