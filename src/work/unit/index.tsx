import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { UNIT_STAGES } from './stages'

type Stage = (typeof UNIT_STAGES)[number]['value']

/** The orders that communities have handed to one unit. */
export default function UnitPage() {
  const { unit = '', name = '单位', list } = useRouter().params
  return <Page title={decodeURIComponent(name)}>{unit ? <OfUnit unit={unit} wanted={list} /> : <FromTodo />}</Page>
}

function OfUnit({ unit, wanted }: { unit: string; wanted: string | undefined }) {
  const [list, setList] = useState<Stage>(UNIT_STAGES.find(({ value }) => value === wanted)?.value ?? 'referred')
  const pages = usePages('community.unitInbox', { unitId: unit, list })
  return (
    <>
      <Tabs tabs={UNIT_STAGES} current={list} onChange={setList} />
      <Pages pages={pages} empty="这一栏现在没有单。" row={(card) => <OrderCard card={card} />} />
    </>
  )
}
