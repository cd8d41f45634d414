import { ORDERS } from './orders'
import { POINTS } from './points'
import { SHOP } from './shop'
import { TIMEBANK } from './timebank'
import type { Ways } from './ways'

/** Every action that moves value: crash.test.ts sees to it that none is missing. */
export const VALUED: Ways = { ...ORDERS, ...POINTS, ...SHOP, ...TIMEBANK }
