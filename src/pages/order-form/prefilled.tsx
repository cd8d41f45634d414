import { useState, type PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'

/** Something that stands there already: its value in words, and the question itself behind 改. */
export function Prefilled({ label, value, open = false, children }: PropsWithChildren<{ label: string; value: string; open?: boolean }>) {
  const [changing, setChanging] = useState(open)
  return (
    <View className="prefilled">
      <View className="prefilled__line">
        <View className="prefilled__words">
          <Text className="soft">{label}</Text>
          <Text>{value}</Text>
        </View>
        <Button kind="quiet" label={changing ? `${label}好了` : `改${label}`} onTap={() => setChanging(!changing)}>
          {changing ? '好了' : '改'}
        </Button>
      </View>
      {changing && children}
    </View>
  )
}
