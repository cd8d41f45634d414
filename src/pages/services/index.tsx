import { useState } from 'react'
import { Text } from '@tarojs/components'
import { search } from '@domain/menu/search'
import { Heading } from '@/components/heading'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { useKnown } from '@/services/sign-in'
import { Before } from './before'
import { Finder } from './finder'
import { Items, Menu } from './menu'
import { toForm } from './to-form'
import { Visit } from './visit'
import { Waiting } from '@/components/waiting'

/** The first screen: who comes today and what waits for a word, then the menu, readable before anybody signs in. */
export default function ServicesPage() {
  const menu = useRemote('order.menu', {})
  const front = useRemote('order.front', {}, useKnown())
  const [text, setText] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const { near = [], waiting = [], before = [] } = front.data ?? {}
  return (
    <Page title="邻里点单" tab>
      {near.map((order) => (
        <Visit key={order.id} order={order} at={front.at} />
      ))}
      <Waiting cards={waiting} />
      {menu.data ? (
        <>
          <Heading of="screen">您需要什么帮忙？</Heading>
          <Finder onChange={setText} />
          {text.trim() ? (
            <Found text={text} items={search(menu.data.items, text)} />
          ) : (
            <>
              {!category && <Before before={before} items={menu.data.items} />}
              <Menu items={menu.data.items} categories={menu.data.categories} chosen={category} onChoose={setCategory} />
            </>
          )}
          <Button block onTap={() => toForm('')}>
            没找到？写一句话，社区来看
          </Button>
        </>
      ) : (
        <PageState error={menu.error} onRetry={menu.reload} />
      )}
    </Page>
  )
}

function Found({ text, items }: { text: string; items: ReturnType<typeof search> }) {
  if (items.length > 0) return <Items items={items} />
  return <Text className="soft">没有叫“{text.trim()}”的服务。换个说法试试，或者写一句话，社区来看。</Text>
}
