import { lazy, Suspense, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { NotFetched } from '@/components/not-fetched'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { StandingLink } from '../standing-link'
import { useWide } from '../wide'
import { UNIT_STAGES } from './stages'

type Stage = (typeof UNIT_STAGES)[number]['value']

/** A browser with room for a table; the mini-program never carries it. */
const Desk = process.env.TARO_ENV === 'h5' ? lazy(() => import('../desk/unit').catch(() => ({ default: NotFetched }))) : null

/** The orders that communities have handed to one unit. */
export default function UnitPage() {
  const { unit = '', name = '单位', list } = useRouter().params
  const wide = useWide()
  return (
    <Page title={decodeURIComponent(name)} wide={Desk !== null && wide}>
      {unit ? <OfUnit unit={unit} name={name} wanted={list} wide={wide} /> : <FromTodo />}
    </Page>
  )
}

function OfUnit({ unit, name, wanted, wide }: { unit: string; name: string; wanted: string | undefined; wide: boolean }) {
  const [list, setList] = useState<Stage>(UNIT_STAGES.find(({ value }) => value === wanted)?.value ?? 'referred')
  return (
    <>
      <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: `/work/week/index?unit=${unit}&name=${name}` })}>
        看一周的安排
      </Button>
      <StandingLink org={unit} name={name} />
      <Tabs tabs={UNIT_STAGES} current={list} onChange={setList} />
      {Desk && wide ? (
        <Suspense fallback={<PageState />}>
          <Desk key={list} unitId={unit} list={list} />
        </Suspense>
      ) : (
        <OfStage unitId={unit} list={list} />
      )}
    </>
  )
}

function OfStage({ unitId, list }: { unitId: string; list: Stage }) {
  const pages = usePages('community.unitInbox', { unitId, list })
  return <Pages pages={pages} empty="这一栏现在没有单。" row={(card) => <OrderCard card={card} ours />} />
}
