import { HOUR } from '../../clock/milliseconds'
import type { OrderView } from './shapes'

/** From an hour before somebody may come the code lies open by itself: nobody should have to look for it at the door. */
export const codeLiesOpen = ({ window, windows }: Pick<OrderView, 'window' | 'windows'>, now: number): boolean =>
  (window ? [window] : windows).some(({ startAt }) => startAt - HOUR <= now)
