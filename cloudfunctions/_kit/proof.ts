import { AppError, refuse } from '@domain/errors'
import { availableActions } from '@domain/order/available'
import type { Order } from '@domain/order/order'
import type { Scene, ShownProof } from '@domain/order/scene'
import type { Step } from '@domain/order/step'
import { isForeign } from './foreign'
import { codeIn, stepOf, type Round } from './onsite'
import { signedOnSite } from './signed-on-site'
import type { Loaded, Write } from './store/shapes'
import type { Store } from './store/store'
import { isLocked, MOST_TRIES, TRIES_WITHIN } from './tries'

/** A try at the code that failed: it is counted although the step is refused. */
export class WrongCode extends AppError {
  constructor() {
    super('CODE_WRONG')
  }
}

/** What was shown on site, and what the write must check again under the order's lock. */
export interface Shown {
  proof: ShownProof | null
  write: Pick<Write, 'strike' | 'tries' | 'signed'>
}
const NOTHING: Shown = { proof: null, write: {} }

type Visited = Extract<Step, { action: 'arrive' | 'leave' }>
const isVisit = (step: Step): step is Visited => step.action === 'arrive' || step.action === 'leave'

/**
 * Checks the code of an arrival or a departure; other steps show nothing. Only somebody to whom the step is open can try a code:
 * for all others the kitchen refuses. Throws CODE_LOCKED, CODE_USED, CODE_FOREIGN (no code of ours), CODE_WRONG (not one of this round) or WrongCode (counted).
 */
export const shownOnSite = (
  step: Step,
  order: Order,
  scene: Scene,
  loaded: Pick<Loaded, 'wrongTriesAt' | 'slipCodes' | 'account'>,
  slipHash: Store['slipHash'],
  keys: Round['keys']
): Shown => {
  if (!isVisit(step) || !availableActions(order, scene).some((offered) => offered.action === step.action)) return NOTHING
  if (isLocked(loaded.wrongTriesAt, scene.now)) return refuse('CODE_LOCKED')
  const { digits: code, by } = codeIn(step.input.code, order) ?? refuse(isForeign(step.input.code) ? 'CODE_FOREIGN' : 'CODE_WRONG')
  const tries = { max: MOST_TRIES, since: scene.now - TRIES_WITHIN }
  if (order.witness.kind === 'slip') {
    const strike = onPaper(step.action, slipHash(order.id, order.round, code), order, loaded)
    return { proof: { by: 'slip' }, write: { strike, tries, ...signedOnSite({ step, order, scene, code, shown: null }) } }
  }
  const shown = stepOf(code, { keys, tenantId: loaded.account.tenantId, order }, scene.now)
  if (shown === null) throw new WrongCode()
  return {
    proof: { by: 'code', step: shown },
    write: { tries, ...signedOnSite({ step, order, scene, code, shown: by && { ...by, step: shown } }) }
  }
}

/** The printed code of this end of the visit; struck after its use. */
const onPaper = (end: Visited['action'], hash: string, order: Order, { slipCodes }: Pick<Loaded, 'slipCodes'>) => {
  const printed = slipCodes.find((one) => one.end === end && one.round === order.round && one.hash === hash)
  if (!printed) throw new WrongCode()
  return printed.struckAt === null ? { end, round: order.round, hash } : refuse('CODE_USED')
}
