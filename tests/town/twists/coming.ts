import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import { seatsIn, windowOf } from '@domain/order/seats'
import { afternoon } from '../sensible'
import type { Story, Telling } from '../story'
import type { Twist } from './twist'

function* atTheWindow(story: Story, minutes: number): Telling {
  yield Math.max(story.now, windowOf(story.order).startAt + minutes * MINUTE)
}
/** Everybody who accepted arrives, but nobody signs out. */
function* arrivesOnly(story: Story): Telling {
  yield* atTheWindow(story, 2)
  for (const seat of seatsIn(story.order, 'accepted')) story.take('arrive', {}, seat.personId)
}

/** Between a promise and the end of a visit. */
export const COMING = {
  calledOff: {
    at: 'accepted',
    *tell(story) {
      yield* story.awhile(10, 120)
      story.take('cancel')
    }
  },
  helperWithdraws: {
    at: 'accepted',
    *tell(story) {
      yield* story.awhile(10, 120)
      story.take('withdraw')
    }
  },
  queueMovesUp: {
    at: 'accepted',
    *tell(story) {
      yield* story.awhile(5, 60)
      story.take('queue')
      yield* story.awhile(5, 60)
      if (story.order.state === 'accepted') story.take('withdraw')
    }
  },
  anotherHelper: {
    at: 'accepted',
    *tell(story) {
      yield* story.awhile(10, 120)
      story.take('release')
    }
  },
  movedToAnotherDay: {
    at: 'accepted',
    *tell(story) {
      yield* story.awhile(10, 120)
      story.take('reschedule', { windows: [afternoon(story.now, 3)] })
    }
  },
  somebodyLeads: {
    at: 'accepted',
    *tell(story) {
      yield* story.awhile(5, 60)
      if (story.whoMay('lead').length > 0) story.take('lead')
    }
  },
  doorStaysShut: {
    at: 'accepted',
    *tell(story) {
      yield* atTheWindow(story, 12)
      const helper = story.take('no_answer')
      yield* story.wait(25 * MINUTE)
      // she had been in the bath
      story.take('arrive', {}, helper)
    }
  },
  doorStaysShutForGood: {
    at: 'accepted',
    *tell(story) {
      yield* atTheWindow(story, 12)
      story.take('no_answer')
      yield* story.wait(3 * HOUR)
      story.take('cancel', { reason: '社区上门看过，老人去了女儿家' }, story.whoMay('cancel').at(-1))
    }
  },
  nobodyShows: {
    at: 'accepted',
    *tell(story) {
      yield* atTheWindow(story, 40)
      const [absent] = seatsIn(story.order, 'accepted')
      const marker = story.take('mark_absent')
      yield* story.awhile(60, 240)
      if (absent) story.take('answer', {}, absent.personId)
      yield* story.office()
      story.take(
        'settle_absence',
        // every other one had no reason that counts
        { absence: Number(story.order.id.slice(1)) % 2 === 0 ? 'upheld' : 'excused' },
        story.whoMay('settle_absence').find((who) => who !== marker)
      )
      if (story.order.state === 'open') story.take('reschedule', { windows: [afternoon(story.now, 2)] })
    }
  },
  cameWithoutCode: {
    at: 'accepted',
    *tell(story) {
      yield windowOf(story.order).endAt + HOUR
      yield* story.office()
      if (story.order.state === 'accepted') story.take('finish')
    }
  },
  oneOfThemNeverComes: {
    at: 'accepted',
    *tell(story) {
      yield* atTheWindow(story, 5)
      const coming = seatsIn(story.order, 'accepted').slice(0, -1)
      for (const seat of coming) story.take('arrive', {}, seat.personId)
      yield* story.wait(40 * MINUTE)
      for (const seat of coming) story.take('leave', {}, seat.personId)
      if (story.order.state === 'serving') story.take('finish')
    }
  },
  forgetsToSignOut: {
    at: 'accepted',
    *tell(story) {
      yield* arrivesOnly(story)
      yield windowOf(story.order).endAt + 30 * MINUTE
      for (const seat of seatsIn(story.order, 'arrived')) story.take('end_visit', { seatId: seat.id })
      yield* story.awhile(60, 600)
      story.take('propose_correction', {}, story.whoMay('propose_correction').at(-1))
      yield* story.office()
      story.take('confirm_correction')
    }
  },
  forgottenUntilMorning: {
    at: 'accepted',
    *tell(story) {
      yield* arrivesOnly(story)
      yield windowOf(story.order).endAt + 13 * HOUR
    }
  }
} satisfies Record<string, Twist>
