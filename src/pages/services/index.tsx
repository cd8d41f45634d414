import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Output } from '@contract'
import type { OrderedBefore } from '@contract/order'
import type { Item } from '@domain/menu/item'
import { search } from '@domain/menu/search'
import { Heading } from '@/components/heading'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { useKnown } from '@/services/sign-in'
import { Before } from './before'
import { DemoDoor } from './demo-door'
import { Finder } from './finder'
import { Category, Items, Menu } from './menu'
import { toForm } from './to-form'
import { Visit } from './visit'
import { Waiting } from '@/components/waiting'

/**
 * The first screen: who comes today and what waits for a word, then the menu, readable before anybody signs in. The menu waits for what
 * stands above it, so that it never moves away under a finger.
 */
export default function ServicesPage() {
  const { data, error, reload } = useRemote('order.menu', {})
  const known = useKnown()
  const front = useRemote('order.front', {}, known)
  const [category, setCategory] = useState<string | null>(null)
  const choose = (chosen: string | null) => {
    setCategory(chosen)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const isWhole = (data || error) && (!known || front.data || front.error)
  const { near = [], waiting = [], before = [] } = front.data ?? {}
  if (!isWhole)
    return (
      <Page title="邻里点单" tab>
        <PageState />
      </Page>
    )
  return (
    <Page title="邻里点单" tab>
      {process.env.TARO_ENV === 'h5' && !known && <DemoDoor />}
      {near.map((order) => (
        <Visit key={order.id} order={order} at={front.at} />
      ))}
      {category && data ? (
        <Category items={data.items} category={category} onBack={() => choose(null)} />
      ) : (
        <>
          <Waiting cards={waiting} />
          {data ? <Choosing menu={data} before={before} onChoose={choose} /> : <PageState error={error} onRetry={reload} />}
        </>
      )}
      {data && (
        <Button block onTap={() => toForm('')}>
          没找到？写一句话，社区来看
        </Button>
      )}
    </Page>
  )
}

interface Offered {
  menu: Output<'order.menu'>
  before: readonly OrderedBefore[]
  onChoose: (category: string) => void
}

/** Three ways to what is needed: by a word, by what was asked for before, by its kind. */
function Choosing({ menu: { items, categories }, before, onChoose }: Offered) {
  const [text, setText] = useState('')
  return (
    <>
      <Heading of="screen">您需要什么帮忙？</Heading>
      <Finder onChange={setText} />
      {text.trim() ? (
        <Found text={text.trim()} items={search(items, text)} />
      ) : (
        <>
          <Before before={before} items={items} />
          <Menu items={items} categories={categories} onChoose={onChoose} />
        </>
      )}
    </>
  )
}

function Found({ text, items }: { text: string; items: readonly Item[] }) {
  if (items.length > 0) return <Items items={items} />
  return <Text className="soft">没有叫“{text}”的服务。换个说法试试，或者写一句话，社区来看。</Text>
}
