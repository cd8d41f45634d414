import type { Visit } from '../_kit/call'
import { report } from '../_kit/log'
import type { UncheckedGood } from '../_kit/store/goods-content'
import { PATIENCE } from './content'
import { verdictOn, type Verdict } from './verdict'

const BATCH = 50

const verdictOnGood = async (
  visit: Visit,
  { tenantId, goodId, author, judged, words, picture }: UncheckedGood
): Promise<Verdict | null> => {
  if (await visit.isDemo()) return 'shown'
  if (author === null) return null
  return verdictOn(visit, {
    author,
    judged,
    words,
    photos: picture === null ? [] : [picture],
    asked: (traceId, fileId) => visit.stores.forSystem(tenantId).photoAsked({ traceId, goodId, fileId, now: visit.now })
  })
}

const judge = async (visit: Visit, one: UncheckedGood): Promise<boolean> => {
  try {
    const verdict = await verdictOnGood(visit, one)
    return verdict !== null && (await visit.stores.forSystem(one.tenantId).setGoodContent(one.goodId, one.version, verdict))
  } catch (error) {
    report({ door: 'jobs', action: 'goods' }, error)
    return false
  }
}

/** What the catalogue says is checked like the words of anybody, before it stands on the shelf. Answers how many got a verdict; the others go to the end. */
export const checkGoods = async (visit: Visit): Promise<number> => {
  const waiting = await visit.stores.uncheckedGoods(BATCH, visit.now - PATIENCE)
  const left: UncheckedGood[] = []
  for (const one of waiting) if (!(await judge(visit, one))) left.push(one)
  if (left.length > 0) await visit.stores.triedGoods(left, visit.now)
  return waiting.length - left.length
}
