import { Text, View } from '@tarojs/components'
import type { StoryLine } from '@domain/order/view/shapes'
import { timeWords } from '@domain/clock/shanghai'

/** What happened, newest last. */
export function Story({ lines }: { lines: readonly StoryLine[] }) {
  return (
    <View className="story">
      {lines.map((line, index) => (
        <View key={`${line.at}-${index}`}>
          <Text>{line.words}</Text>
          <View className="soft small">{timeWords(line.at, Date.now())}</View>
        </View>
      ))}
    </View>
  )
}
