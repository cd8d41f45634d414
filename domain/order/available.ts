import type { Order } from './order'
import { hindrance, maySee, relationFor, situationOf, targetsOf } from './permission'
import type { Scene } from './scene'
import { RELATION_WORDS } from './relations'
import { no, type Refusal } from './rule'
import { rowOf, TRANSITIONS } from './transitions'
import type { Action } from './step'
import type { OfferedAction } from './view/shapes'

/**
 * The buttons of one viewer: every row that this actor may carry out now, in the order of the table. What is typed may
 * still be refused; what is not offered is always refused (the same conditions decide both).
 */
export const availableActions = (order: Order, scene: Scene): OfferedAction[] => {
  if (!maySee(order, scene)) return []
  return TRANSITIONS.filter((row) => row.from.includes(order.state)).flatMap((row) => {
    const open = targetsOf(row, order, scene).filter((target) => {
      const relation = relationFor(row, order, scene, target)
      return relation !== null && hindrance(row, situationOf(row, order, scene, relation, target)) === null
    })
    if (open.length === 0) return []
    const relation = relationFor(row, order, scene, open[0] ?? null)
    const situation = relation && situationOf(row, order, scene, relation, open[0] ?? null)
    const words = situation && row.confirm?.(situation)
    const warning = situation && row.warns?.(situation)
    const ids = open.flatMap((target) => target ?? [])
    return [
      {
        action: row.action,
        label: (situation && row.labelNow?.(situation)) ?? row.label,
        asks: [...(row.asks ?? [])],
        ...(words ? { confirm: words } : {}),
        ...(warning ? { warning } : {}),
        ...(ids.length > 0 ? { seatIds: ids } : {})
      }
    ]
  })
}

/** Why this actor may not do what acts on the order itself, before anything is typed: the first that stands against it; null: they may. */
export const whyNot = (action: Action, order: Order, scene: Scene): Refusal | null => {
  const row = rowOf(action, order.state)
  if (!row) return no('CHANGED')
  const relation = relationFor(row, order, scene, null)
  return relation === null
    ? no('NOT_ALLOWED', { who: RELATION_WORDS[row.by.at(-1) ?? 'handler'] })
    : hindrance(row, situationOf(row, order, scene, relation, null))
}

/** What this actor will be able to do by themselves before long, and from when: nobody should look for a button that is not there yet. */
export const soonFor = (order: Order, scene: Scene): { label: string; at: number }[] =>
  TRANSITIONS.filter((row) => row.soon && row.from.includes(order.state)).flatMap((row) => {
    const [first] = targetsOf(row, order, scene).flatMap((target) => {
      const relation = relationFor(row, order, scene, target)
      const situation = relation && situationOf(row, order, scene, relation, target)
      const at = situation && hindrance(row, situation) ? row.soon?.(situation) : undefined
      return at !== undefined && at > scene.now ? [{ label: row.label, at }] : []
    })
    // of several people said once
    return first ?? []
  })
