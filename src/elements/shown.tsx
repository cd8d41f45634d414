import { forwardRef, type PropsWithChildren } from 'react'
import { told, type Told } from './told'

/** A browser's own element. Taro's would each be a custom element with a life of its own, drawn once more after it stands there. */
export const View = forwardRef<HTMLDivElement, PropsWithChildren<Told>>(function View(props, ref) {
  return <div ref={ref} {...told(props)} />
})

export function Text(props: PropsWithChildren<Told>) {
  return <span {...told(props)} />
}

/** Its role and its keys come from `src/components/button.tsx`; one that is busy keeps the focus. */
export function Button({ disabled, ...props }: PropsWithChildren<Told & { disabled?: boolean }>) {
  return <div aria-disabled={disabled} {...told(props)} />
}

interface Pictured {
  src: string
  ariaLabel?: string
  mode?: 'aspectFill' | 'aspectFit'
  lazyLoad?: boolean
}
const FITS = { aspectFill: 'cover', aspectFit: 'contain' } as const

/** A picture without a name says nothing: what surrounds it does. */
export function Image({ mode, lazyLoad, ariaLabel = '', ...props }: Pictured) {
  return <img alt={ariaLabel} loading={lazyLoad ? 'lazy' : 'eager'} style={mode && { objectFit: FITS[mode] }} {...props} />
}
