import { Text } from '@tarojs/components'
import type { Satisfaction } from '@domain/order/order'
import { SATISFACTION_WORDS } from '@domain/order/words'
import { Button, ButtonBar } from '@/components/button'
import { SendBar } from '@/components/send-bar'
import type { Refusal } from '@/services/refusal'
import type { Said } from './said'

const FEELINGS = Object.keys(SATISFACTION_WORDS) as Satisfaction[]

interface Sending {
  value: Said
  busy: boolean
  error: Refusal | null
  onSend: (said: Said) => void
}

/** The last tap: how it was, and with it everything is said. Where nobody was needed there is nothing to feel about it. */
export function Send({ value, busy, error, onSend }: Sending) {
  if (!value.outcome) return null
  if (value.outcome === 'unneeded') return <SendBar label="说好了" busy={busy} error={error} onTap={() => onSend(value)} />
  return (
    // where somebody may come again that question stands last before it: nothing may lie over it
    <ButtonBar sticky={value.outcome === 'solved'}>
      <Text className={`button-bar__words ${error ? 'field__error' : ''}`} ariaRole={error ? 'alert' : 'note'}>
        {error ? error.message : '觉得怎么样？点一下就记下'}
      </Text>
      {FEELINGS.map((satisfaction) => (
        // all three alike: no answer is the one we would rather hear
        <Button key={satisfaction} busy={busy} onTap={() => onSend({ ...value, satisfaction })}>
          {SATISFACTION_WORDS[satisfaction]}
        </Button>
      ))}
    </ButtonBar>
  )
}
