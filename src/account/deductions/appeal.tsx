import { useState } from 'react'
import { Text } from '@tarojs/components'
import { timeWords } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Field, TextArea } from '@/components/fields'
import { useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'

/** What people are promised (P3); domain/points/appeal.ts keeps it. */
const PROMISE = '1 个工作日内有人受理，7 日内答复，答复的人和这件事无关。还没扣的先不扣；已经扣了的，申诉成立就退回。'

/** 申诉: a few words are enough; what was begun is there again. */
export function Appeal({ id, until, onDone }: { id: string; until: number; onDone: () => void }) {
  const { value: words, put, drop } = useDraft(`appeal ${id}`, '')
  const [open, setOpen] = useState(words !== '')
  const { send, busy, error } = useSend('points.appeal', () => {
    drop()
    onDone()
  })
  if (!open)
    return (
      <Button block onTap={() => setOpen(true)}>
        我不同意，要申诉
      </Button>
    )
  return (
    <>
      <Field label="为什么不同意" hint={`最晚 ${timeWords(until, Date.now())}`}>
        <TextArea
          label="为什么不同意"
          initial={words}
          max={500}
          placeholder="比如：那天路上出了车祸"
          onChange={(text) => put(() => text)}
        />
      </Field>
      <Text className="soft">{PROMISE}</Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" block busy={busy} onTap={() => void send({ id, words })}>
        交上去
      </Button>
    </>
  )
}
