import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Page } from '@contract/page'
import type { OrderCard as Card } from '@domain/order/view/shapes'
import { Heading } from '@/components/heading'
import { Button } from '@/components/button'
import { OrderCard } from '@/components/order-card'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import type { Elsewhere, Section } from './sections'

/** Enough to begin with; the others of the same page are one tap away and cost no call. */
const SHOWN = 3

/** One short list with its heading: folded, waiting, refused, empty, or the first few orders. */
export function WaitingSection({ section, known }: { section: Section; known?: Page<Card> }) {
  const { title, all, begin } = section
  const [open, setOpen] = useState(!section.folded)
  return (
    <View className="section">
      <View className="line">
        <Heading of="section">{title}</Heading>
        {!open && (
          <Button kind="quiet" label={`${title}，看一看`} onTap={() => setOpen(true)}>
            看一看
          </Button>
        )}
        {open && all && (
          <Button kind="quiet" label={`${title}，看全部`} onTap={() => void Taro.navigateTo({ url: all })}>
            全部
          </Button>
        )}
      </View>
      {begin && (
        <Button kind="primary" block onTap={() => void Taro.switchTab({ url: begin.tab })}>
          {begin.label}
        </Button>
      )}
      {open && (known ? <FirstFew section={section} page={known} /> : <Asked section={section} />)}
    </View>
  )
}

/** Something that waits in a room of its own, and the way there. */
export function WaitsElsewhere({ title, go }: Elsewhere) {
  return (
    <View className="section">
      <View className="line">
        <Heading of="section">{title}</Heading>
        <Button kind="quiet" label={`${title}，${go.label}`} onTap={() => void Taro.navigateTo({ url: go.url })}>
          {go.label}
        </Button>
      </View>
    </View>
  )
}

function Asked({ section }: { section: Section }) {
  const { data, error, reload } = useRemote(section.read, section.input)
  return data ? <FirstFew section={section} page={data} /> : <PageState error={error} onRetry={reload} />
}

function FirstFew({ section: { only, empty, effort }, page }: { section: Section; page: Page<Card> }) {
  const [shown, setShown] = useState(SHOWN)
  const cards = only ? page.items.filter(only) : page.items
  if (cards.length === 0) return <Text className="soft">{empty}</Text>
  const rest = cards.length - shown
  return (
    <>
      {cards.slice(0, shown).map((card) => (
        <OrderCard key={card.id} card={card} effort={effort} />
      ))}
      {rest > 0 && (
        <Button kind="quiet" block onTap={() => setShown(cards.length)}>
          再看 {rest} 单
        </Button>
      )}
    </>
  )
}
