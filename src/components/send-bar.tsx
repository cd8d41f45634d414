import { Text } from '@tarojs/components'
import type { Refusal } from '@/services/refusal'
import { Button, ButtonBar } from './button'

/** The one button of a form, under the thumb; a refusal stands right above it, where it cannot be missed. */
export function SendBar({ label, busy, error, onTap }: { label: string; busy: boolean; error: Refusal | null; onTap: () => void }) {
  return (
    <ButtonBar sticky>
      {error && (
        <Text className="field__error button-bar__words" ariaRole="alert">
          {error.message}
        </Text>
      )}
      <Button kind="primary" block busy={busy} onTap={onTap}>
        {label}
      </Button>
    </ButtonBar>
  )
}
