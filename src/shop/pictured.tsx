import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { Thumb } from '@/components/photos'
import './shop.scss'

/** A small picture with a title and a few lines beside it. */
export function Pictured({ title, picture, children }: PropsWithChildren<{ title: string; picture?: string }>) {
  return (
    <View className="good">
      {picture && (
        <View className="good__picture">
          <Thumb url={picture} label={`${title}的样子`} />
        </View>
      )}
      <View className="good__words">
        <Text className="card__title">{title}</Text>
        {children}
      </View>
    </View>
  )
}
