import { COMING } from './coming'
import { HANDED } from './handed'
import { VISITED } from './visited'

/** All that can happen besides the ordinary course; every row of the table is in one of them or in the course itself. */
export const TWISTS = { ...HANDED, ...COMING, ...VISITED }

export type TwistName = keyof typeof TWISTS
