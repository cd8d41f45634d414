import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Proposal } from '@contract/timebank'
import { durationWords } from '@domain/timebank/words'
import { Button } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Field, TextField } from '@/components/fields'
import type { Refusal } from '@/services/refusal'
import { signedWords } from '../day-words'

interface Sending<I> {
  send: (input: I) => Promise<unknown>
  busy: boolean
  error: Refusal | null
}
const SHOWN = 5

/** What two of the district decide together: an amount that one proposes in whole hours, and another signs. */
export function Proposals({
  title,
  about,
  verb,
  proposals,
  sends: { propose, confirm },
  zero = false
}: {
  title: string
  about: string
  verb: string
  proposals: readonly Proposal[]
  sends: { propose: Sending<{ minutes: number }>; confirm: Sending<{ id: string }> }
  /** whether nothing at all may be proposed */
  zero?: boolean
}) {
  const [hours, setHours] = useState('')
  const minutes = /^\d{1,6}$/.test(hours) ? Number(hours) * 60 : null
  const error = propose.error ?? confirm.error
  const send = async (amount: number): Promise<void> => {
    if (await propose.send({ minutes: amount })) setHours('')
  }
  const waiting = proposals.filter(({ confirmedAt }) => confirmedAt === null)
  const signed = proposals.filter(({ confirmedAt }) => confirmedAt !== null).slice(0, SHOWN)
  return (
    <Card title={title}>
      <Text className="soft">{about}</Text>
      {waiting.map(({ id, minutes: proposed, proposedAt, mine }) => (
        <Row key={id} label={`${signedWords(proposedAt)}提出`}>
          {durationWords(proposed)}
          {mine ? (
            <Text className="soft"> 等另一位签字</Text>
          ) : (
            <Button
              kind="primary"
              busy={confirm.busy}
              label={`签字，${verb}${durationWords(proposed)}`}
              onTap={() => void confirm.send({ id })}
            >
              签字
            </Button>
          )}
        </Row>
      ))}
      {signed.map(({ id, minutes: done, confirmedAt }) => (
        <Row key={id} label={`${signedWords(confirmedAt ?? 0)}签好`}>
          {durationWords(done)}
        </Row>
      ))}
      <Field label={`${verb}多少小时`}>
        <TextField key={proposals.length} label={`${verb}多少小时`} placeholder="写整小时" max={6} type="number" onChange={setHours} />
      </Field>
      {error && <Notice kind="danger">{error.message}</Notice>}
      {minutes !== null && (minutes > 0 || zero) && (
        <Button kind="primary" block busy={propose.busy} onTap={() => void send(minutes)}>
          提出{verb} {durationWords(minutes)}，请另一位签字
        </Button>
      )}
    </Card>
  )
}
