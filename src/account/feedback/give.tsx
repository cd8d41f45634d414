import { useState } from 'react'
import { Text } from '@tarojs/components'
import { FEEDBACK_KINDS, promiseOf, wordsOfKind, type FeedbackKind } from '@domain/feedback/feedback'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field, TextArea } from '@/components/fields'
import { useSend } from '@/services/remote'

const KINDS = FEEDBACK_KINDS.map((value) => ({ value, label: wordsOfKind(value) }))
const WHO: Record<FeedbackKind, string> = { suggestion: '交到您的社区', complaint: '不经过社区，直接交到街道' }

/** One thing to say: a suggestion or a complaint, to whom it goes and by when it is answered said beforehand. */
export function Give({ orderId, onDone }: { orderId: string | undefined; onDone: () => void }) {
  const [kind, setKind] = useState<FeedbackKind>('suggestion')
  const [words, setWords] = useState('')
  const [round, setRound] = useState(0)
  const { send, busy, error } = useSend('member.giveFeedback', () => {
    setWords('')
    setRound((old) => old + 1)
    onDone()
  })
  return (
    <Card title={orderId ? '对这一单，我想说' : '我想说'}>
      <Chips options={KINDS} chosen={[kind]} onChange={([chosen = kind]) => setKind(chosen)} />
      <Text className="soft">
        {WHO[kind]}，{promiseOf(kind).split('；')[0]}内回复。
      </Text>
      <Field label="想说什么">
        <TextArea key={round} label="想说什么" max={500} onChange={setWords} />
      </Field>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" block busy={busy} onTap={() => void send({ kind, words, ...(orderId ? { orderId } : {}) })}>
        交上去
      </Button>
    </Card>
  )
}
