import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Output } from '@contract'
import type { OrderedBefore } from '@contract/order'
import type { Item } from '@domain/menu/item'
import { soundsDangerous } from '@domain/menu/danger'
import { search } from '@domain/menu/search'
import { Heading } from '@/components/heading'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useFollowing } from '@/services/following'
import { askAgain, useRemote } from '@/services/remote'
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
  // who comes stands here by itself when it is time, and when somebody has said yes or is there
  useFollowing(known, async () => {
    const { near: now } = await askAgain('order.front', {})
    return JSON.stringify(now) !== JSON.stringify(front.data?.near)
  })
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
  return (
    <>
      {soundsDangerous(text) && <Notice kind="danger">{FIRST_CALL}</Notice>}
      {items.length > 0 ? (
        <Items items={items} />
      ) : (
        <>
          <Text className="soft">没有叫“{text}”的服务。换个说法试试，或者就这样告诉社区：</Text>
          <Button kind="primary" block onTap={() => toForm('', text)}>
            请社区来看：{text}
          </Button>
        </>
      )}
    </>
  )
}
const FIRST_CALL = '有危险，先打电话：有人晕倒、受伤打 120，着火、漏气打 119，走失、打人打 110。点单要等人看到，代替不了。'
