import { Text } from '@tarojs/components'
import type { Refusal } from '@/services/refusal'

/** Why it was not done, in one sentence that is read out at once; nothing as long as nothing was refused. */
export function Refused({ error }: { error: Pick<Refusal, 'message'> | null }) {
  return error ? (
    <Text className="field__error" ariaRole="alert">
      {error.message}
    </Text>
  ) : null
}
