import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Item } from '@domain/menu/item'
import { Button } from '@/components/button'
import { Card, Tag } from '@/components/card'
import { Choices } from '@/components/choices'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

const order = (code: string) => void Taro.navigateTo({ url: `/pages/order-form/index?item=${code}` })

/** The menu, readable before sign-in: what can be asked for here, by kind, and a way to ask for anything else. */
export default function ServicesPage() {
  const { data, error, reload } = useRemote('order.menu', {})
  const [category, setCategory] = useState<string>()
  if (!data)
    return (
      <Page title="邻里点单" tab>
        <PageState error={error} onRetry={reload} />
      </Page>
    )
  const items = data.items.filter((item) => item.kind === 'service' && item.category === category)
  return (
    <Page title="邻里点单" tab>
      <Text className="huge">您需要什么帮忙？</Text>
      <Button kind="primary" block onTap={() => order('')}>
        写一句话，社区来看
      </Button>
      {category ? (
        <>
          <View className="line">
            <Text className="section__title" ariaRole="heading">
              {category}
            </Text>
            <Button kind="quiet" onTap={() => setCategory(undefined)}>
              看别的
            </Button>
          </View>
          {[...items].sort(orderableFirst).map((item) => (
            <Service key={item.code} item={item} />
          ))}
        </>
      ) : (
        <Choices
          options={data.categories.map((one) => ({ value: one, label: one, note: examplesOf(data.items, one) }))}
          chosen={null}
          onChange={setCategory}
        />
      )}
    </Page>
  )
}

const orderableFirst = (a: Item, b: Item) => Number(b.openedBy === 'resident') - Number(a.openedBy === 'resident')
/** A kind of service says by two examples what it is. */
const examplesOf = (items: readonly Item[], category: string): string =>
  [...items]
    .filter((item) => item.category === category)
    .sort(orderableFirst)
    .slice(0, 2)
    .map(({ name }) => name.replace(/[（(].*$/, ''))
    .join('、')

/** One line of the menu. What the community organises is joined, not ordered. */
function Service({ item }: { item: Item }) {
  const orderable = item.openedBy === 'resident'
  return (
    <Card title={item.name} onTap={() => order(item.code)}>
      <View className="line">
        <Text className="soft">约 {item.minutes} 分钟 · 不收钱</Text>
        <Tag colour={orderable ? 'green' : 'plain'}>{orderable ? '点这里' : '社区组织'}</Tag>
      </View>
    </Card>
  )
}
