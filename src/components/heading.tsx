import type { PropsWithChildren } from 'react'
import { Text } from '@tarojs/components'

type Place = 'page' | 'screen' | 'section'
const CLASSES: Record<Place, string> = { page: 'page__title', screen: 'huge', section: 'section__title' }
/** WeChat's screen reader knows headings without levels; a browser's wants to know how deep. */
const LEVELS: Record<Place, object> =
  process.env.TARO_ENV === 'h5'
    ? { page: { 'aria-level': 1 }, screen: { 'aria-level': 2 }, section: { 'aria-level': 2 } }
    : { page: {}, screen: {}, section: {} }

/** A title that a screen reader can jump to: of the page, the one sentence of a screen, or of a section. */
export function Heading({ of, children }: PropsWithChildren<{ of: Place }>) {
  return (
    <Text className={CLASSES[of]} ariaRole="heading" {...LEVELS[of]}>
      {children}
    </Text>
  )
}
