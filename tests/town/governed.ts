import type { RuleVersionView } from '@contract/rules'
import { DAY, HOUR } from '@domain/clock/milliseconds'
import { monthsLater, monthWindow } from '@domain/clock/month'
import { dayStart } from '@domain/clock/shanghai'
import { periodOf } from '@domain/points/period'
import { withNumbers, type Changes } from '@domain/points/pack/numbers'
import { readPack } from '@domain/points/pack/read'
import { fileOf } from '@domain/points/pack/write'
import type { Call } from '../../cloudfunctions/_kit/call'
import { platform } from '../../cloudfunctions/_kit/platform'
import { openSigners } from '../../cloudfunctions/_kit/signing'
import { postFacts, readWords } from '../../cloudfunctions/jobs/facts'
import { appeal } from '../../cloudfunctions/points/deductions'
import { record } from '../../cloudfunctions/points/record'
import { review } from '../../cloudfunctions/points/reviews'
import { simulate } from '../../cloudfunctions/points/simulate'
import { draft, sign, versionOf } from '../../cloudfunctions/points/versions'
import { warn } from '../../cloudfunctions/points/warnings'
import { callOf, type Archive } from './archive'
import type { World } from './world'

let lastRequest = 0
/** A call of a townsperson, with a request of its own. */
const asks = (archive: Archive, who: string, now: number): Call => callOf(archive, who, now, `town-governed-${(lastRequest += 1)}`)

/** The first of the month after an instant's. */
const nextMonth = (at: number): string => monthsLater(`${periodOf('month', at)}-01`, 1)

/** Somebody of the district writes other numbers, to begin with the next month, and looks what they would have done in the past year. */
const tried = async (archive: Archive, who: string, at: number, changes: Changes, months = 0): Promise<RuleVersionView> => {
  const call = () => asks(archive, who, at)
  const pack = readPack((await versionOf(call(), undefined)).file)
  const day = monthsLater(nextMonth(at), months)
  const file = fileOf({ ...withNumbers(pack, changes), version: day, effectiveAt: monthWindow(day.slice(0, 7)).from })
  const { id } = await draft(call(), { file })
  return simulate(call(), id)
}
/** …and signs it, with a colleague where the report asks for one. */
const published = async (archive: Archive, at: number, changes: Changes): Promise<void> => {
  const { id, edition, report } = await tried(archive, 'shen', at, changes)
  const shown = { id, edition, triedAt: report?.at ?? null }
  const { standing } = await sign(asks(archive, 'shen', at), { ...shown, standing: 'draft' })
  if (standing === 'signed') await sign(asks(archive, 'lu', at), { ...shown, standing })
}

/** What the district changed in its year, by how many months it had gone on by then. */
const CHANGES: Record<number, Changes> = {
  4: { R13: { points: 3 }, R12: { 'caps.0.points': 9 } },
  8: { R01: { 'caps.0.points': 45 }, R14: { 'caps.0.points': 65 } }
}

/** A new month of the year: facts are decided as the jobs would have, and the district may have thought of something. */
export const governMonth = async (archive: Archive, nth: number, at: number): Promise<void> => {
  const signerOf = openSigners(process.env.LINLI_CHECKPOINT_KEY, archive.keys)
  const visit = { ...archive, platform, signerOf, isDemo: () => Promise.resolve(true), appId: '', now: at }
  await readWords(visit)
  while ((await postFacts(visit)) > 0);
  const changes = CHANGES[nth]
  if (changes) await published(archive, at, changes)
}

/** The newest closed orders of one community to which one of these came, each with the seat. */
const visitsOf = (world: World, communityId: string, who: readonly string[]) =>
  [...world.orders.values()]
    .filter((order) => order.state === 'closed' && order.communityId === communityId && order.closedAt !== null)
    .sort((one, other) => (other.closedAt ?? 0) - (one.closedAt ?? 0))
    .flatMap((order) =>
      order.seats
        .filter((seat) => seat.round === order.round && seat.arrivedAt !== null && who.includes(seat.personId))
        .map((seat) => ({ order, seat }))
    )

/**
 * How it stands today: a draft with its report waits for the district; one offence waits for a second person, another was found to be true
 * and its appeal waits for the street; a storm is warned of for tomorrow night.
 */
export const governNow = async (archive: Archive, world: World, now: number): Promise<void> => {
  const evening = dayStart(now) + DAY + 20 * HOUR
  const tomorrow = { startAt: evening, endAt: evening + 12 * HOUR, communityIds: ['linhe'] }
  await warn(asks(archive, 'shen', now), { level: 'orange', what: 'wind', ...tomorrow })
  await tried(archive, 'lu', now - DAY, { R01: { pointsPerHour: 12 }, R05: { points: 15 } }, 1)
  const [first, second] = ['lin', 'zhong'].map((who) => visitsOf(world, 'huaishu', [who])[0])
  if (first) {
    const said = { kind: 'offence', orgId: 'huaishu', orderId: first.order.id, seatId: first.seat.id, offence: 'privacy_leak' } as const
    const { id } = await record(asks(archive, 'wang', now - 3 * DAY), said)
    await review(asks(archive, 'liuYang', now - 2 * DAY), { id, version: 1, orgId: 'huaishu', agree: true })
    await appeal(asks(archive, 'lin', now), { id, words: '我只在群里说今天去帮忙了，没有说是哪一家。' })
  }
  if (second) {
    const said = { kind: 'offence', orgId: 'huaishu', orderId: second.order.id, seatId: second.seat.id, offence: 'false_presence' } as const
    await record(asks(archive, 'gao', now - DAY), said)
  }
}
