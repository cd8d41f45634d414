import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Sheet } from '@/components/sheet'
import type { Refusal } from '@/services/refusal'
import { FIELDS } from './fields'
import { openAsks, type Values } from './input-of'

interface Asking {
  order: OrderView
  offer: OfferedAction
  busy: boolean
  error: Refusal | null
  onSend: (values: Values) => void
  onClose: () => void
}

/** One question per thing the action still needs; a refusal stands beside what was typed, which stays. */
export function ActionSheet({ order, offer, busy, error, onSend, onClose }: Asking) {
  const [values, setValues] = useState<Values>({})
  return (
    <Sheet title={offer.label} onClose={onClose}>
      {offer.confirm && <Notice kind="warn">{offer.confirm}</Notice>}
      {openAsks(order, offer).map((ask) => {
        const Field = FIELDS[ask]
        return (
          <Field
            key={ask}
            order={order}
            offer={offer}
            value={values[ask]}
            onChange={(value) => setValues((old) => ({ ...old, [ask]: value }))}
          />
        )
      })}
      {error && (
        <Text className="field__error" ariaRole="alert">
          {error.message}
        </Text>
      )}
      <ButtonBar>
        <Button kind="quiet" onTap={onClose}>
          先不
        </Button>
        <Button kind="primary" busy={busy} onTap={() => onSend(values)}>
          {offer.label}
        </Button>
      </ButtonBar>
    </Sheet>
  )
}
