import { refuse } from '@domain/errors'
import type { Order } from '@domain/order/order'
import { maySee } from '@domain/order/permission'
import { RELATION_WORDS, relationsOf, type Relation } from '@domain/order/relations'
import type { Scene } from '@domain/order/scene'

/** Ends with NOT_FOUND for whom the order does not exist, with NOT_ALLOWED for whoever is none of these to it. */
export const permittedOn = (order: Order, scene: Scene, among: readonly [Relation, ...Relation[]]): void => {
  if (!maySee(order, scene)) refuse('NOT_FOUND')
  const relations = relationsOf(order, scene)
  if (!among.some((relation) => relations.includes(relation))) refuse('NOT_ALLOWED', { who: RELATION_WORDS[among[0]] })
}
