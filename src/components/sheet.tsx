import { useEffect, type PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { holdStill } from '@/services/following'
import { useModal } from './modal'

interface Asked {
  title: string
  /** the focus goes to the answer at once: for a question that was just asked for and is mostly answered with yes */
  eager?: boolean
  onClose: () => void
}

/** A question over the page; a tap beside it closes it and keeps what was typed. */
export function Sheet({ title, eager = false, onClose, children }: PropsWithChildren<Asked>) {
  const modal = useModal(title, eager, onClose)
  useEffect(holdStill, [])
  return (
    <View className="sheet" onClick={onClose}>
      <View className="sheet__body" ariaRole="dialog" ariaLabel={title} onClick={(event) => event.stopPropagation()} {...modal}>
        <Text className="card__title">{title}</Text>
        {children}
      </View>
    </View>
  )
}
