import { useState } from 'react'
import { Text } from '@tarojs/components'
import { FEEDBACK_KINDS, promiseOf, wordsOfKind, type FeedbackKind } from '@domain/feedback/feedback'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field, TextArea } from '@/components/fields'
import { useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'

const KINDS = FEEDBACK_KINDS.map((value) => ({ value, label: wordsOfKind(value) }))
const WHO: Record<FeedbackKind, string> = { suggestion: '交到您的社区', complaint: '不经过社区，直接交到街道' }

interface Saying {
  kind: FeedbackKind
  words: string
}
const NOTHING: Saying = { kind: 'suggestion', words: '' }

/** One thing to say: a suggestion or a complaint, to whom it goes and by when it is answered said beforehand. */
export function Give({ orderId, onDone }: { orderId: string | undefined; onDone: () => void }) {
  const { value, put, drop } = useDraft(`feedback ${orderId ?? ''}`, NOTHING)
  const { kind, words } = value
  const [round, setRound] = useState(0)
  const { send, busy, error } = useSend('member.giveFeedback', () => {
    put(() => NOTHING)
    drop()
    setRound((old) => old + 1)
    onDone()
  })
  return (
    <Card title={orderId ? '对这一单，我想说' : '我想说'}>
      <Chips options={KINDS} chosen={[kind]} onChange={([chosen = kind]) => put((old) => ({ ...old, kind: chosen }))} />
      <Text className="soft">
        {WHO[kind]}，{promiseOf(kind).split('；')[0]}内回复。
      </Text>
      <Field label="想说什么">
        <TextArea key={round} label="想说什么" initial={words} max={500} onChange={(text) => put((old) => ({ ...old, words: text }))} />
      </Field>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" block busy={busy} onTap={() => void send({ kind, words, ...(orderId ? { orderId } : {}) })}>
        交上去
      </Button>
    </Card>
  )
}
