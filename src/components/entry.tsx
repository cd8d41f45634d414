import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { Tap } from './tap'

interface Door {
  icon: IconName
  title: string
  note?: string
  onTap: () => void
}

/** One door of a menu: a drawing, what it leads to, a softer second line. The whole of it is the target. */
export function Entry({ icon, title, note, onTap }: Door) {
  return (
    <Tap className="entry" onTap={onTap}>
      <Icon name={icon} />
      <View className="entry__words">
        <Text className="entry__title">{title}</Text>
        {note && <Text className="soft small">{note}</Text>}
      </View>
      <Icon name="chevron-right" />
    </Tap>
  )
}
