import type { Visit } from '../_kit/call'
import type { Unchecked } from '../_kit/store/shapes'

const BATCH = 100

/** Shown, hidden, or null: it stays with its author and the handler until it can be asked. Only a demonstration passes unasked. */
const verdictOn = async ({ platform, isDemo }: Visit, { author, secrets }: Unchecked): Promise<'shown' | 'hidden' | null> => {
  if (await isDemo()) return 'shown'
  if (author === null) return null
  const words = secrets.filter((one) => one.field === 'words')
  const verdicts = await Promise.all(words.map((one) => platform.wordsAreFine(one.text, author.openid)))
  if (verdicts.includes(false)) return 'hidden'
  // photos are judged by WeChat later and by a push; until then they are not for others
  return verdicts.includes(null) || secrets.some((one) => one.field === 'photos') ? null : 'shown'
}

/** Words and photos of people are checked before anybody else may read them. Answers how many orders got a verdict. */
export const checkContent = async (visit: Visit): Promise<number> => {
  let checked = 0
  for (const waiting of await visit.stores.unchecked(BATCH)) {
    const verdict = await verdictOn(visit, waiting)
    if (verdict && (await visit.stores.forSystem(waiting.tenantId).setContent(waiting.orderId, waiting.version, verdict))) checked += 1
  }
  return checked
}
