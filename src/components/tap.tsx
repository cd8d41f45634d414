import type { KeyboardEvent, PropsWithChildren } from 'react'
import { View } from '@tarojs/components'

/** In a browser whatever is tapped is reached by the keyboard too: Enter and the space bar are a tap. WeChat has no keyboard to walk with. */
const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
  if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
  event.preventDefault()
  event.currentTarget.click()
}
/** What makes an element reachable by the keyboard on H5. */
export const BY_KEYBOARD: object = process.env.TARO_ENV === 'h5' ? { tabIndex: 0, onKeyDown } : {}

type Role = 'button' | 'radio' | 'checkbox' | 'tab'
/** Screen readers say by themselves what is on. */
const stateOf = (role: Role, on: boolean): object => {
  if (role === 'button') return {}
  return role === 'tab' ? { 'aria-selected': on } : { 'aria-checked': on }
}

interface Tapped {
  className: string
  role?: Role
  /** it is the one, or one of those, that are chosen */
  on?: boolean
  label?: string
  onTap: () => void
}

/** Something that is tapped as a whole, with a role and a name for those who do not see it. */
export function Tap({ className, role = 'button', on = false, label, onTap, children }: PropsWithChildren<Tapped>) {
  return (
    <View
      className={on ? `${className} on` : className}
      ariaRole={role}
      ariaLabel={label}
      onClick={onTap}
      {...BY_KEYBOARD}
      {...stateOf(role, on)}
    >
      {children}
    </View>
  )
}
