import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { Card, Notice, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { Refusal } from '@/services/refusal'
import { readAhead } from '@/services/remote'
import { demoPeople, signInAs } from '@/services/sign-in'
import { RealSignIn } from './real'

/** Whoever has work waiting goes to it, everybody else to the menu. */
const firstRoom = async (): Promise<string> => {
  const lists = await readAhead('order.front', {}).then(
    (front) => front.lists,
    () => []
  )
  return lists.some(({ page }) => page.items.length > 0) ? '/pages/todo/index' : '/pages/services/index'
}

/** Signs in one way or another and goes to where this person begins; a refusal is told and nothing is lost. */
const useEntry = () => {
  const [refusal, setRefusal] = useState<Refusal>()
  const enter = (way: () => Promise<void>) => () =>
    void way().then(
      async () => Taro.switchTab({ url: await firstRoom() }),
      (error: unknown) => setRefusal(Refusal.of(error))
    )
  return { refusal, enter }
}

/** In the demo a visitor picks a person; for real, WeChat says who is there, and for a browser the phone that is held before it. */
export default function SignInPage() {
  const { data: people, error, refetch } = useQuery({ queryKey: ['demo people'], queryFn: demoPeople })
  const { refusal, enter } = useEntry()
  return (
    <Page title="登录">
      {people === undefined && <PageState error={error} onRetry={() => void refetch()} />}
      {refusal && <Notice kind="danger">{refusal.message}</Notice>}
      {people === null && <RealSignIn enter={enter} />}
      {people && <Notice>这里是演示小区，人物和订单都是虚构的。选一位，用他的眼睛看看。</Notice>}
      {people?.map((person) => (
        <Card key={person.personId} title={person.name} onTap={enter(() => signInAs(person))}>
          <Tag colour="plain">{person.role}</Tag>
          <Text className="soft">{person.note}</Text>
        </Card>
      ))}
    </Page>
  )
}
