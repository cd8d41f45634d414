import { useState } from 'react'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { Refusal } from '@/services/refusal'
import { useDraft } from '@/stores/draft'
import { Gist } from '../gist'
import { FIELDS } from './fields'
import { lackIn, openAsks, type Values } from './input-of'

/** Where the answers to one question about one order wait until they are sent. */
const draftOf = ({ id, round }: OrderView, { action }: OfferedAction): string => `step ${id} ${round} ${action}`

/** A code lives for two minutes: tomorrow's sheet must not begin with today's. */
const withoutCode = ({ code: _, ...rest }: Values): Values => rest

export interface Question {
  order: OrderView
  offer: OfferedAction
  busy: boolean
  error: Refusal | null
  /** true when it was done */
  onSend: (values: Values) => Promise<boolean>
  onClose: () => void
}

/** One question per thing the action still needs; a refusal stands beside what was typed, which stays. */
export function Asking({ order, offer, busy, error, onSend, onClose }: Question) {
  const { value: values, put, drop } = useDraft<Values>(draftOf(order, offer), {}, withoutCode)
  const [missing, setMissing] = useState<Refusal | null>(null)
  const sendAll = async () => {
    const lack = lackIn(offer, values, Date.now())
    setMissing(lack === null ? null : new Refusal('INVALID_INPUT', lack))
    if (lack !== null) return
    if (await onSend(values)) drop()
  }
  return (
    <Sheet title={offer.label} onClose={onClose}>
      {error?.fresh !== undefined && <Gist order={order} />}
      {offer.warning && <Notice kind="warn">{offer.warning}</Notice>}
      {offer.confirm && <Notice kind="warn">{offer.confirm}</Notice>}
      {openAsks(order, offer).map((ask) => {
        const Field = FIELDS[ask]
        return (
          <Field
            key={ask}
            order={order}
            offer={offer}
            answers={values}
            value={values[ask]}
            onChange={(value) => put((old) => ({ ...old, [ask]: value }))}
          />
        )
      })}
      <Refused error={missing ?? error} />
      <ButtonBar>
        <Button kind="quiet" onTap={onClose}>
          先不
        </Button>
        <Button kind="primary" busy={busy} onTap={() => void sendAll()}>
          {offer.label}
        </Button>
      </ButtonBar>
    </Sheet>
  )
}
