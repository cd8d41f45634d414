import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { call, clock } from './doors'

/** One look at the books of the town, as the night has it. */
export const check = () => cellar().stores.forSystem(TENANT.id).checkBooks(clock.now)
/** The first signature, as the screen shows it whoever signs second. */
export const signedFirst = async (asset: 'minute' | 'point' = 'minute') => {
  const { stops } = await call('shen', 'timebank.proposeReopen', { asset })
  return { asset, proposedAt: stops.find((one) => one.asset === asset)?.proposedAt ?? 0 }
}
/** Looked at again and right, an asset is let go by two of the district. */
export const reopen = async (asset: 'minute' | 'point' = 'minute') => {
  await call('shen', 'timebank.checkBooks', {})
  await call('lu', 'timebank.confirmReopen', await signedFirst(asset))
}
