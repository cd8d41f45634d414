import { Text, View } from '@tarojs/components'
import type { OrderedBefore } from '@contract/order'
import { nameParts, type Item } from '@domain/menu/item'
import { Heading } from '@/components/heading'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { toFormAgain } from './to-form'

/** What somebody asked for before and still may: one tap, and the form stands there filled in. */
export function Before({ before, items }: { before: readonly OrderedBefore[]; items: readonly Item[] }) {
  const offered = before.filter(({ itemCode }) => items.some(({ code, openedBy }) => code === itemCode && openedBy === 'resident'))
  if (offered.length === 0) return null
  return (
    <View className="section">
      <Heading of="section">以前点过</Heading>
      <View className="chips">
        {offered.map((one) => {
          const { title } = nameParts(one.title)
          return (
            <Tap key={one.itemCode} className="chip chip--icon" label={`再点一次 ${title}`} onTap={() => toFormAgain(one)}>
              <Icon name="rotate-ccw" />
              <Text>{title}</Text>
            </Tap>
          )
        })}
      </View>
    </View>
  )
}
