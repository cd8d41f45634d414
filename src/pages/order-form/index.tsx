import type { ComponentProps } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { nameParts, type Item } from '@domain/menu/item'
import { waitWords } from '@domain/menu/wait'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { RESIDENT_RISK_WORDS } from '@/components/risk'
import { queryWords } from '@/services/query-words'
import { known, useRemote } from '@/services/remote'
import { DutyPhone } from '@/components/duty-phone'
import { Form } from './form'
import { asBefore, beneficiaries } from './request'
import './order-form.scss'

const toMenu = () => Taro.switchTab({ url: '/pages/services/index' })

/** Asking for something: what it is, and the form, once it is known who asks. */
export default function OrderFormPage() {
  const { item: code = '', for: person, like, words } = useRouter().params
  const me = useRemote('member.me', {})
  const menu = useRemote('order.menu', {})
  const item = menu.data?.items.find((one) => one.code === code) ?? null
  return (
    <Page title="点单">
      {item && <About item={item} />}
      {menu.data && code && !item ? (
        <PageState empty="这一项现在点不了了，看看别的服务吧。" way={{ label: '看看服务', go: toMenu }} />
      ) : me.data && menu.data ? (
        <Asking
          me={me.data}
          item={item}
          begin={{ ...asBefore({ person, like }, me.data, Date.now()), ...(words ? { words: queryWords(words) } : {}) }}
          repeats={like !== undefined && isOver(code, person)}
        />
      ) : (
        <PageState error={me.error ?? menu.error} onRetry={() => [me, menu].forEach(({ reload }) => reload())} />
      )}
    </Page>
  )
}

/** How it went with those who asked before, where the reader lives; nothing when too few did, or nobody looked at the menu first. */
const waitFor = (code: string): string | null => {
  const { place, items } = known('order.front', {})?.waits ?? { place: null, items: {} }
  const wait = items[code]
  return place && wait ? waitWords(place, wait) : null
}

/** Whether what is asked for again is known to be over; what is still under way is asked about. */
const isOver = (code: string, person: string | undefined): boolean =>
  known('order.front', {})?.before.some(({ itemCode, beneficiaryId }) => itemCode === code && beneficiaryId === person) ?? false

function About({ item }: { item: Item }) {
  const { title, limits } = nameParts(item.name)
  const wait = waitFor(item.code)
  return (
    <Card title={title}>
      {limits && <Text>{limits}</Text>}
      <Text className="soft">约 {item.minutes} 分钟 · 不收钱</Text>
      {wait && <Text className="soft">{wait}</Text>}
      {RESIDENT_RISK_WORDS[item.risk] && <Text className="soft">{RESIDENT_RISK_WORDS[item.risk]}</Text>}
    </Card>
  )
}

function Asking(asked: ComponentProps<typeof Form>) {
  const { me, item } = asked
  if (!me.person) return <ToRegister />
  return beneficiaries(me, item).length > 0 ? <Form key={item?.code} {...asked} /> : <ByCommunity gridId={me.person.gridId} />
}

/** Who somebody is and where they live is asked once, at the first order. */
function ToRegister() {
  return (
    <>
      <Notice>第一次点单，先登记姓名和住址，以后就不用再填了。</Notice>
      <Button kind="primary" block onTap={() => void Taro.navigateTo({ url: '/account/register/index' })}>
        去登记
      </Button>
    </>
  )
}

/** What the community organises is joined, not ordered. */
function ByCommunity({ gridId }: { gridId: string }) {
  return (
    <>
      <Notice>这一项由社区组织，不用点单，到时候去参加就行。</Notice>
      <Button kind="primary" block onTap={() => void Taro.navigateTo({ url: '/account/activities/index' })}>
        看看什么时候办
      </Button>
      <DutyPhone gridId={gridId} />
    </>
  )
}
