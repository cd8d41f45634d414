import type { PropsWithChildren } from 'react'
import { Button as Native, View } from '@tarojs/components'
import { BY_KEYBOARD } from './tap'

type Kind = 'primary' | 'plain' | 'quiet' | 'danger'

/** One tap, one thing. While busy it takes no second tap. */
export function Button({
  kind = 'plain',
  block,
  busy,
  label,
  onTap,
  children
}: PropsWithChildren<{ kind?: Kind; block?: boolean; busy?: boolean; label?: string; onTap: () => void }>) {
  return (
    <Native
      className={`button button--${kind} ${block ? 'button--block' : ''} ${busy ? 'button--busy' : ''}`}
      ariaRole="button"
      ariaLabel={label}
      disabled={busy || undefined}
      onClick={busy ? undefined : onTap}
      {...BY_KEYBOARD}
    >
      {busy ? '请稍候…' : children}
    </Native>
  )
}

/** Buttons beside each other, wrapping in large print; `sticky` keeps them under the thumb. */
export function ButtonBar({ sticky, children }: PropsWithChildren<{ sticky?: boolean }>) {
  return <View className={`button-bar ${sticky ? 'button-bar--sticky' : ''}`}>{children}</View>
}
