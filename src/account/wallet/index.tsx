import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { Tabs } from '@/components/choices'
import { Page } from '@/components/page'
import { Minutes } from './minutes'
import { Points } from './points'
import { MinuteStatement, PointStatement } from './statement'
import { Year } from './year'

const TABS = [
  { value: 'points', label: '积分' },
  { value: 'minutes', label: '互助时间' }
] as const
type Tab = (typeof TABS)[number]['value']

/** What I have of both, and why each entry is there, by month. */
export default function WalletPage() {
  const [tab, setTab] = useState<Tab>('points')
  return (
    <Page title="积分和互助时间">
      <Tabs tabs={TABS} current={tab} onChange={setTab} />
      {tab === 'points' ? (
        <>
          <Points />
          <Button kind="primary" block onTap={() => void Taro.navigateTo({ url: '/shop/goods/index' })}>
            用积分换东西
          </Button>
          <Button block onTap={() => void Taro.navigateTo({ url: '/account/rules/index' })}>
            积分是怎么算的
          </Button>
          <Button block onTap={() => void Taro.navigateTo({ url: '/account/deductions/index' })}>
            扣分和申诉
          </Button>
          <ToVerify />
          <Year />
          <PointStatement />
        </>
      ) : (
        <>
          <Minutes />
          <ToVerify />
          <MinuteStatement />
        </>
      )}
    </Page>
  )
}

function ToVerify() {
  return (
    <Button block onTap={() => void Taro.navigateTo({ url: '/account/verify/index' })}>
      导出、打印、验一验
    </Button>
  )
}
