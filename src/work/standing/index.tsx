import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Standing } from '@contract/community'
import { nameParts, type Item } from '@domain/menu/item'
import { mayStand } from '@domain/order/standing'
import { Button } from '@/components/button'
import { Group } from '@/components/group'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { Sign } from './sign'
import { SignedOne } from './signed-one'

/** What one community or unit has signed once and for all, by whom, and what else it might. */
export default function StandingPage() {
  const { org = '', name = '常办直通' } = useRouter().params
  return <Page title={decodeURIComponent(name)}>{org ? <OfOrg org={org} /> : <FromTodo />}</Page>
}

const ABOUT: Record<Standing['kind'], string> = {
  community: '签过的几项，以后点的单不用再一单一单交：马上以签字人的名义交出去。风险高的不能签，每一单都要有人看过。',
  unit: '签过的几项，社区交来以后马上以签字人的名义问全体成员。接不接，仍由每个人自己定。'
}

function OfOrg({ org }: { org: string }) {
  const standing = useRemote('community.standing', { orgId: org })
  const menu = useRemote('order.menu', {})
  const [signing, setSigning] = useState(false)
  if (!standing.data || !menu.data) return <PageState error={standing.error ?? menu.error} onRetry={standing.reload} />
  const { kind, signed, units } = standing.data
  const { items } = menu.data
  const done = () => {
    setSigning(false)
    standing.reload()
  }
  const titleOf = (code: string) => nameParts(items.find((item) => item.code === code)?.name ?? code).title
  const unsigned = (item: Item) => mayStand(item) && !signed.some(({ itemCode }) => itemCode === item.code)
  return (
    <>
      <Text className="soft">{ABOUT[kind]}</Text>
      {signed.length === 0 && <PageState empty="还没有签过。" />}
      {signed.map((one) => (
        <SignedOne key={one.id} orgId={org} kind={kind} title={titleOf(one.itemCode)} signed={one} onDone={standing.reload} />
      ))}
      <Button kind="primary" block onTap={() => setSigning(true)}>
        再签一项
      </Button>
      <Group>
        {signing && (
          <Sign orgId={org} kind={kind} units={units} items={items.filter(unsigned)} onClose={() => setSigning(false)} onDone={done} />
        )}
      </Group>
    </>
  )
}
