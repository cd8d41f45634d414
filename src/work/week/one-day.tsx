import { Text } from '@tarojs/components'
import type { UnitWeek } from '@contract/community'
import { dayWords } from '@domain/clock/shanghai'
import { Card } from '@/components/card'
import { OrderCard } from '@/components/order-card'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { freeWords } from './words'

/** Who has taken something on that day, how many have not, and the visits one after the other. */
export function OneDay({ unitId, day, members }: { unitId: string; day: UnitWeek['days'][number]; members: number }) {
  const pages = usePages('community.unitDay', { unitId, at: day.at })
  return (
    <>
      <Card title={dayWords(day.at, Date.now())}>
        {day.busy.length > 0 && <Text>有约：{day.busy.join('、')}</Text>}
        <Text className="soft">{freeWords(day, members)}</Text>
      </Card>
      <Pages pages={pages} empty="这天没有交给您单位的单。" row={(card) => <OrderCard card={card} />} />
    </>
  )
}
