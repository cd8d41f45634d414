import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { FeedbackForStaff } from '@contract/member'
import { timeWords } from '@domain/clock/shanghai'
import { wordsOfKind } from '@domain/feedback/feedback'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Field, TextArea } from '@/components/fields'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useSend } from '@/services/remote'

/** What people said to this organisation and nobody has answered, the most urgent first. */
export default function AnswersPage() {
  const { orgId = '' } = useRouter().params
  const pages = usePages('community.feedback', { orgId })
  return (
    <Page title="回复投诉建议">
      <Pages pages={pages} empty="都回复了。" row={(feedback) => <OneToAnswer feedback={feedback} onDone={pages.reload} />} />
    </Page>
  )
}

function OneToAnswer({ feedback, onDone }: { feedback: FeedbackForStaff; onDone: () => void }) {
  const { id, kind, words, at, dueAt, giver, orderId } = feedback
  const [answer, setAnswer] = useState('')
  const { send, busy, error } = useSend('community.answerFeedback', onDone)
  return (
    <Card title={`${giver}的${wordsOfKind(kind)}`}>
      <Text>{words}</Text>
      <Row label="什么时候说的">{timeWords(at, Date.now())}</Row>
      <Row label="要在这之前回复">{timeWords(dueAt, Date.now())}</Row>
      <Field label="回复">
        <TextArea label="回复" max={500} onChange={setAnswer} />
      </Field>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar>
        {orderId && (
          <Button kind="quiet" onTap={() => void Taro.navigateTo({ url: `/pages/order/index?id=${orderId}` })}>
            看这一单
          </Button>
        )}
        <Button kind="primary" busy={busy} onTap={() => void send({ id, words: answer })}>
          回复
        </Button>
      </ButtonBar>
    </Card>
  )
}
