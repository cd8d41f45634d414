import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { lastEnd } from '@domain/order/seats'
import type { Story, Telling } from '../story'
import type { Twist } from './twist'

function* declines(story: Story): Telling {
  yield* story.office()
  story.take('decline')
}

/** Before anybody has agreed to come. */
export const HANDED = {
  changesWords: {
    at: 'placed',
    *tell(story) {
      yield* story.awhile(2, 15)
      story.take('edit')
    }
  },
  declined: { at: 'placed', tell: declines },
  declinedAndObjects: {
    at: 'placed',
    *tell(story) {
      yield* declines(story)
      yield* story.awhile(60, 600)
      story.take('object')
    }
  },
  goesUp: {
    at: 'placed',
    *tell(story) {
      yield* story.office()
      story.take('escalate')
    }
  },
  pausedForHospital: {
    at: 'placed',
    *tell(story) {
      yield* story.office()
      story.take('pause')
      yield* story.office(60, 120)
      if (story.offered(story.whoMay('pause')[0] ?? '', 'pause')) story.take('pause')
    }
  },
  anotherTime: {
    at: 'placed',
    *tell(story) {
      yield* story.awhile(5, 30)
      story.take('reschedule')
    }
  },
  overlooked: {
    at: 'placed',
    *tell(story) {
      yield Math.max(story.now, (story.order.clock?.dueAt ?? story.now) + HOUR)
    }
  },
  unitReturns: {
    at: 'referred',
    *tell(story) {
      yield* story.office(10, 60)
      story.take('return')
    }
  },
  unitSleeps: {
    at: 'referred',
    *tell(story) {
      yield (story.order.clock?.dueAt ?? story.now) + HOUR
    }
  },
  takenBack: {
    at: 'referred',
    *tell(story) {
      yield* story.office(10, 60)
      story.take('take_back')
    }
  },
  recalled: {
    at: 'open',
    *tell(story) {
      yield* story.office(5, 30)
      if (story.order.target === 'unit') story.take('recall')
    }
  },
  widened: {
    at: 'open',
    *tell(story) {
      yield* story.office(5, 30)
      story.take('widen')
    }
  },
  somebodyPasses: {
    at: 'open',
    *tell(story) {
      yield* story.awhile(5, 30)
      if (story.whoMay('pass').length > 0) story.take('pass')
    }
  },
  nobodyComes: {
    at: 'open',
    *tell(story) {
      // nobody taps: the circle widens, it goes a level up, and two days after the last window it ends honestly
      yield lastEnd(story.order) + 2 * DAY + MINUTE
    }
  },
  withFewer: {
    at: 'open',
    *tell(story) {
      for (let few = 0; few < story.order.minPeople; few += 1) {
        story.take('accept')
        yield* story.awhile(5, 30)
      }
      if (story.order.state === 'open') story.take('proceed')
    }
  }
} satisfies Record<string, Twist>
