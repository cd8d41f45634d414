import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { OrderCard } from '@/components/order-card'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import type { Section } from './sections'

/** Enough to begin with; the rest is one tap away. */
const SHOWN = 3

/** One short list with its heading: waiting, refused, empty, or the first few orders. */
export function WaitingSection({ section }: { section: Section }) {
  const { data, error, reload } = useRemote(section.read, section.input)
  const { all } = section
  if (section.mayHide && data?.items.length === 0) return null
  return (
    <View className="section">
      <View className="line">
        <Text className="section__title" ariaRole="heading">
          {section.title}
        </Text>
        {all && (
          <Button kind="quiet" label={`${section.title}，看全部`} onTap={() => void Taro.navigateTo({ url: all })}>
            全部
          </Button>
        )}
      </View>
      {!data && <PageState error={error} onRetry={reload} />}
      {data?.items.length === 0 && <Text className="soft">{section.empty}</Text>}
      {data?.items.slice(0, SHOWN).map((card) => (
        <OrderCard key={card.id} card={card} effort={section.effort} />
      ))}
    </View>
  )
}
