import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { nameParts, type Item } from '@domain/menu/item'
import { Heading } from '@/components/heading'
import { Button } from '@/components/button'
import { Entry } from '@/components/entry'
import { iconOf } from './category-icons'
import { toForm } from './to-form'
import './menu.scss'

const isService = ({ kind }: Item) => kind === 'service'
const isOrderable = ({ openedBy }: Item) => openedBy === 'resident'
const orderableFirst = (a: Item, b: Item) => Number(isOrderable(b)) - Number(isOrderable(a))

const servicesOf = (items: readonly Item[], category: string): Item[] =>
  items.filter((item) => isService(item) && item.category === category).sort(orderableFirst)

const toActivities = () => void Taro.navigateTo({ url: '/account/activities/index' })

/** The kinds of service, those first in which something can be ordered; at the end what is not ordered but gone to. */
export function Menu({
  items,
  categories,
  onChoose
}: {
  items: readonly Item[]
  categories: readonly string[]
  onChoose: (category: string) => void
}) {
  const kinds = categories
    .map((category) => ({ category, services: servicesOf(items, category) }))
    .filter(({ services }) => services.length > 0)
  const byOrderable = [...kinds].sort((a, b) => Number(b.services.some(isOrderable)) - Number(a.services.some(isOrderable)))
  return (
    <View className="menu">
      {byOrderable.map(({ category, services }) => (
        <Entry key={category} icon={iconOf(category)} title={category} note={examplesOf(services)} onTap={() => onChoose(category)} />
      ))}
      <Entry icon="hand-heart" title="社区活动" note="看看哪天在哪里办，不用报名，直接去" onTap={toActivities} />
    </View>
  )
}

/** One kind of service by itself, so that its first line is the first thing seen. */
export function Category({ items, category, onBack }: { items: readonly Item[]; category: string; onBack: () => void }) {
  return (
    <View className="section">
      <View className="line">
        <Heading of="section">{category}</Heading>
        <Button kind="quiet" onTap={onBack}>
          看别的
        </Button>
      </View>
      <Items items={servicesOf(items, category)} />
    </View>
  )
}

/** A kind of service says by two examples what it is. */
const examplesOf = (items: readonly Item[]): string =>
  items
    .slice(0, 2)
    .map(({ name }) => nameParts(name).title)
    .join('、')

/** Services line by line. What the community organises is joined, not ordered. */
export function Items({ items }: { items: readonly Item[] }) {
  return (
    <View className="entries">
      {items.filter(isService).map((item) => (
        <Entry
          key={item.code}
          icon={iconOf(item.category)}
          title={nameParts(item.name).title}
          note={isOrderable(item) ? `约 ${item.minutes} 分钟 · 不收钱` : '社区组织的活动，到时候去参加'}
          onTap={() => toForm(item.code)}
        />
      ))}
    </View>
  )
}
