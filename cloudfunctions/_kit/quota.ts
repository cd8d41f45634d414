import { AppError } from '@domain/errors'
import { PLACER_ROLES, type Scene } from '@domain/order/scene'

/** How much one person may do in a day (Shanghai): workers place for many, residents for themselves and their elders. */
export const ORDERS_A_DAY = { resident: 10, placer: 200 } as const
export const FINDS_A_DAY = 100
/** Names and phones somebody may try in order to be linked: few enough that nobody is found by trying. */
export const LINKS_A_DAY = 10
/** Names and phones a holder of a post may try as its successor. */
export const HAND_OVERS_A_DAY = 10
export const FEEDBACK_A_DAY = 20

/** How many orders a day of this person holds. */
export const ordersADay = ({ actor }: Scene): number =>
  actor.person?.posts.some((post) => PLACER_ROLES.includes(post.role)) ? ORDERS_A_DAY.placer : ORDERS_A_DAY.resident

/** Refuses QUOTA_ORDERS when these orders would be more than a day holds. */
export const withinQuota = (scene: Scene, placedToday: number, more: number): void => {
  const max = ordersADay(scene)
  if (placedToday + more > max) throw new AppError('QUOTA_ORDERS', { max })
}
