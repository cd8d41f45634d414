import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { OWED, OWED_WORDS, type Owed } from '@domain/order/owed'
import { Chips } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useRemote } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { countWords } from './count-words'

/** What somebody does with the orders of each list, and what its emptiness means. */
const ABOUT: Record<Owed, { does: string; empty: string }> = {
  alarms: { does: '有人敲门没人应，或者提到了安全、收费、隐私。先打电话，再往下办。', empty: '现在没有要马上了解的。' },
  corrections: { does: '到场、离开的时间有人提出更正。问过本人，再由您核准。', empty: '现在没有等核准的更正。' },
  absences: { does: '接了单没有来，接单人说明过了，或者已经过了两天。请您认定。', empty: '现在没有等认定的。' },
  unrated: { does: '办完了，过了该等的时间，点单人还没说。请打电话或上门问一句。', empty: '现在没有要核实的。' }
}

/** What orders still want of one community (street, district), whatever their stage; the button is in the order itself. */
export default function OwedPage() {
  const { org = '', name = '社区', list } = useRouter().params
  return <Page title={decodeURIComponent(name)}>{org ? <OfOrg org={org} wanted={list} /> : <FromTodo />}</Page>
}

function OfOrg({ org, wanted }: { org: string; wanted: string | undefined }) {
  const [list, setList] = useState<Owed>(OWED.find((one) => one === wanted) ?? 'alarms')
  const { data: front } = useRemote('order.front', {})
  const options = OWED.map((value) => {
    const there = front?.owed.find((one) => one.orgId === org && one.list === value)
    return { value, label: there ? `${OWED_WORDS[value]} ${countWords(there.count)}` : OWED_WORDS[value] }
  })
  const pages = usePages('community.owed', { orgId: org, list })
  return (
    <>
      <Chips options={options} chosen={[list]} onChange={([next]) => next && setList(next)} />
      <Text className="soft">{ABOUT[list].does}</Text>
      <Pages pages={pages} empty={ABOUT[list].empty} row={(card) => <OrderCard card={card} />} />
    </>
  )
}
