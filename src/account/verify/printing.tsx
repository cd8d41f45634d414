import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { dayOf } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { Card } from '@/components/card'

/** This month and the one before, as `2026-11`, and how they are called. */
const monthsAt = (now: number): { month: string; words: string }[] => {
  const [year = 0, month = 0] = dayOf(now).split('-').map(Number)
  const named = (y: number, m: number) => ({ month: `${y}-${String(m).padStart(2, '0')}`, words: `${m}月` })
  return [named(year, month), month === 1 ? named(year - 1, 12) : named(year, month - 1)]
}

/** One page of A4 with a code that is checked without a network. */
export function Printing() {
  const open = (query: string) => () => void Taro.navigateTo({ url: `/account/paper/index${query}` })
  return (
    <Card title="打印一张纸">
      <Text className="soft">一张 A4 纸：哪天、多少、为什么。纸上的码不联网也能验。</Text>
      <ButtonBar>
        {monthsAt(Date.now()).map(({ month, words }) => (
          <Button key={month} onTap={open(`?month=${month}`)}>
            {words}
          </Button>
        ))}
        <Button onTap={open('')}>最近的</Button>
      </ButtonBar>
    </Card>
  )
}
