import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'

/** A question over the page; a tap beside it closes it and keeps what was typed. */
export function Sheet({ title, onClose, children }: PropsWithChildren<{ title: string; onClose: () => void }>) {
  return (
    <View className="sheet" onClick={onClose}>
      <View className="sheet__body" ariaRole="dialog" ariaLabel={title} onClick={(event) => event.stopPropagation()}>
        <Text className="card__title">{title}</Text>
        {children}
      </View>
    </View>
  )
}
