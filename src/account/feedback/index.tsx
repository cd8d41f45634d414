import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { timeWords } from '@domain/clock/shanghai'
import { wordsOfKind } from '@domain/feedback/feedback'
import { Card, Row } from '@/components/card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { Give } from './give'

/** What I want to say, and what came of what I said before. */
export default function FeedbackPage() {
  const { order } = useRouter().params
  const pages = usePages('member.feedback', {})
  return (
    <Page title="投诉建议">
      <Give orderId={order} onDone={pages.reload} />
      <Pages
        pages={pages}
        empty="还没有说过什么。"
        row={({ kind, words, at, dueAt, orgName, answer, answeredAt }) => (
          <Card title={wordsOfKind(kind)}>
            <Text>{words}</Text>
            <Row label="什么时候说的">{timeWords(at, Date.now())}</Row>
            {answer === undefined ? (
              <Row label={orgName}>{timeWords(dueAt, Date.now())}之前回复，到时没回自动交到上一级</Row>
            ) : (
              <Row label={`${orgName}回复`}>
                {answer}
                {answeredAt !== undefined && `（${timeWords(answeredAt, Date.now())}）`}
              </Row>
            )}
          </Card>
        )}
      />
    </Page>
  )
}
