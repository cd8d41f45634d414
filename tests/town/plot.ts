import type { OrderState, Target } from '@domain/order/order'
import type { StepInputs } from '@domain/order/step'
import { ACTS } from './acts'
import { askingFor, itemsFor, type Way } from './asking'
import type { Story, Telling } from './story'
import { TWISTS, type TwistName } from './twists/twists'

/** One order's life in a line: how it is asked for, which way it goes, and what does not go the ordinary way. */
export interface Plot {
  way?: Way
  /** `null`: free text; absent: something of the menu */
  item?: string | null
  route?: Target
  twists?: readonly TwistName[]
  /** for whom, or in which community an activity is */
  forWhom?: string
  more?: Partial<StepInputs['place']>
}

const OVER: readonly OrderState[] = ['closed', 'declined', 'cancelled', 'expired']
/** No order of this town is handed round more often than this. */
const TURNS = 40

/** Tells an order from the tap on: in each state first what is special, then the ordinary act, until it is over. */
export function* tellPlot(story: Story, plot: Plot): Telling {
  const way = plot.way ?? story.chance.pick(['self', 'self', 'self', 'agent', 'slip', 'activity'] as const)
  const item = plot.item === undefined ? story.chance.pick(itemsFor(way)) : plot.item
  const { who, input } = askingFor(way, item, story.now, story.chance, plot.more, plot.forWhom)
  story.place(who, input)
  const route = plot.route ?? story.chance.pick(['unit', 'pool'] as const)
  const ahead = [...(plot.twists ?? [])]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { state } = story.order
    const next = ahead.findIndex((name) => TWISTS[name].at === state)
    const [name] = next === -1 ? [] : ahead.splice(next, 1)
    if (name) yield* TWISTS[name].tell(story)
    else if (OVER.includes(state)) return
    else yield* ACTS[state](story, route)
  }
}
