import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { MinuteBalance } from '@contract/books'
import { spendableMinutes } from '@domain/timebank/amount'
import { durationWords } from '@domain/timebank/words'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Chips } from '@/components/choices'
import { useSend } from '@/services/remote'

const POOL = 'pool'
const AMOUNTS = [30, 60, 120, 300, 600]

/** Minutes for close family or for the public pool: whom, how much, one tap, asked once more. */
export function Give({ balance, onDone }: { balance: MinuteBalance; onDone: () => void }) {
  const { family, earned, dues, giftLeft } = balance
  const spendable = spendableMinutes({ free: earned.free, dues })
  const [to, setTo] = useState<string>(family[0]?.personId ?? POOL)
  const amounts = AMOUNTS.filter((minutes) => minutes <= spendable && (to === POOL || minutes <= giftLeft))
  const [chosen, setChosen] = useState<number | null>(null)
  const done = () => {
    setChosen(null)
    onDone()
  }
  const gift = useSend('timebank.give', done)
  const donation = useSend('timebank.donate', done)
  const error = gift.error ?? donation.error
  const people = [...family.map(({ personId, publicName }) => ({ value: personId, label: publicName })), { value: POOL, label: '公共池' }]
  const name = people.find(({ value }) => value === to)?.label ?? ''
  const send = async (minutes: number): Promise<void> => {
    const { confirm } = await Taro.showModal({
      title: `给${name} ${durationWords(minutes)}`,
      content: '给出以后不能要回来。',
      confirmText: '给'
    })
    if (confirm) await (to === POOL ? donation.send({ minutes }) : gift.send({ personId: to, minutes }))
  }
  const minutes = chosen !== null && amounts.includes(chosen) ? chosen : null
  return (
    <Card title="送给家人，或捐给公共池">
      <Chips options={people} chosen={[to]} onChange={([next = POOL]) => setTo(next)} />
      <Chips
        options={amounts.map((value) => ({ value, label: durationWords(value) }))}
        chosen={minutes === null ? [] : [minutes]}
        onChange={([next]) => setChosen(next ?? null)}
      />
      <Text className="soft">
        {family.length === 0 && '要送给配偶、父母、祖父母或子女，请先到社区核对一次关系。'}
        公共池的时间只给名单上的老人用。
      </Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
      {minutes !== null && (
        <Button kind="primary" block busy={gift.busy || donation.busy} onTap={() => void send(minutes)}>
          给{name} {durationWords(minutes)}
        </Button>
      )}
    </Card>
  )
}
