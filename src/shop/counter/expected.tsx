import { Text } from '@tarojs/components'
import { timeWords } from '@domain/clock/shanghai'
import { Card } from '@/components/card'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { untilWords } from '../words'

/** What is kept for people; whose it is shows with their code. */
export function Expected({ org }: { org: string }) {
  const pages = usePages('redemption.expected', { orgId: org })
  const now = Date.now()
  return (
    <Pages
      pages={pages}
      empty="现在没有人要来取。有人换了，会排在这里。"
      row={({ title, points, at, untilAt }) => (
        <Card title={title}>
          <Text className="soft">
            {points} 分 · {timeWords(at, now)}换的
          </Text>
          <Text>{untilWords(untilAt, now)}</Text>
        </Card>
      )}
    />
  )
}
