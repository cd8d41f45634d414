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

interface Choosing {
  items: readonly Item[]
  categories: readonly string[]
  /** the category that is open, if any */
  chosen: string | null
  onChoose: (category: string | null) => void
}

/** The kinds of service, those first in which something can be ordered; behind each its items. */
export function Menu({ items, categories, chosen, onChoose }: Choosing) {
  const services = items.filter(isService)
  const of = (category: string) => services.filter((item) => item.category === category).sort(orderableFirst)
  if (chosen)
    return (
      <View className="section">
        <View className="line">
          <Heading of="section">{chosen}</Heading>
          <Button kind="quiet" onTap={() => onChoose(null)}>
            看别的
          </Button>
        </View>
        <Items items={of(chosen)} />
      </View>
    )
  const shown = categories.filter((category) => of(category).length > 0)
  const byOrderable = [...shown].sort((a, b) => Number(of(b).some(isOrderable)) - Number(of(a).some(isOrderable)))
  return (
    <View className="menu">
      {byOrderable.map((category) => (
        <Entry key={category} icon={iconOf(category)} title={category} note={exampleOf(of(category))} onTap={() => onChoose(category)} />
      ))}
    </View>
  )
}

/** A kind of service says by two examples what it is. */
const exampleOf = (items: readonly Item[]): string =>
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
