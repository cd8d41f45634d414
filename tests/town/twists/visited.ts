import { HOUR } from '@domain/clock/milliseconds'
import type { Twist } from './twist'

/** After the visit. */
export const VISITED = {
  corrected: {
    at: 'served',
    *tell(story) {
      yield* story.awhile(10, 60)
      story.take('propose_correction')
      yield* story.office()
      if (story.whoMay('confirm_correction').length > 0) story.take('confirm_correction')
    }
  },
  helperReviews: {
    at: 'served',
    *tell(story) {
      yield* story.awhile(10, 120)
      if (story.whoMay('review').length > 0) story.take('review')
    }
  },
  silence: {
    at: 'served',
    *tell(story) {
      yield (story.order.servedAt ?? story.now) + 72 * HOUR
      yield* story.office()
      if (story.order.state === 'served') story.take('verify')
    }
  },
  thinksAgain: {
    at: 'closed',
    *tell(story) {
      yield* story.awhile(60, 2000)
      story.take('amend_rating')
    }
  },
  comesAgain: {
    at: 'closed',
    *tell(story) {
      yield* story.awhile(60, 2000)
      story.take('reopen')
    }
  },
  appraised: {
    at: 'closed',
    *tell(story) {
      yield* story.office(60, 400)
      story.take('appraise')
    }
  },
  safetyTag: {
    at: 'served',
    *tell(story) {
      yield* story.awhile(30, 300)
      story.take('rate', { outcome: 'partly', satisfaction: 'poor', tags: ['提到了收费或推销'], words: '走之前向我推销保健品' })
    }
  }
} satisfies Record<string, Twist>
