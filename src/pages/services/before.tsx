import { Text, View } from '@tarojs/components'
import type { OrderedBefore } from '@contract'
import { nameParts, type Item } from '@domain/menu/item'
import { Icon } from '@/components/icon'
import { toFormAgain } from './to-form'

/** What somebody asked for before and still may: one tap, and the form stands there filled in. */
export function Before({ before, items }: { before: readonly OrderedBefore[]; items: readonly Item[] }) {
  const offered = before.filter(({ itemCode }) => items.some(({ code, openedBy }) => code === itemCode && openedBy === 'resident'))
  if (offered.length === 0) return null
  return (
    <View className="section">
      <Text className="section__title" ariaRole="heading">
        以前点过
      </Text>
      <View className="chips">
        {offered.map((one) => {
          const { title } = nameParts(one.title)
          return (
            <View
              key={one.itemCode}
              className="chip chip--icon"
              ariaRole="button"
              ariaLabel={`再点一次 ${title}`}
              onClick={() => toFormAgain(one)}
            >
              <Icon name="rotate-ccw" />
              <Text>{title}</Text>
            </View>
          )
        })}
      </View>
    </View>
  )
}
