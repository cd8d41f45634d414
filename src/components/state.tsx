import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Refusal } from '@/services/refusal'
import { Button } from './button'

/** Where somebody may go from here. */
export interface Way {
  label: string
  go: () => void
}

/** The three faces of a read that has nothing to show yet: waiting, refused with a way on, or empty with a sentence. */
export function PageState({ error, empty, way, onRetry }: { error?: unknown; empty?: string; way?: Way; onRetry?: () => void }) {
  if (error) return <Refused error={error} onRetry={onRetry} />
  if (empty)
    return (
      <View className="state">
        <Text>{empty}</Text>
        {way && <Button onTap={way.go}>{way.label}</Button>}
      </View>
    )
  return (
    <View className="state" ariaRole="status">
      <Text className="state__dots">···</Text>
      <Text>正在取来</Text>
    </View>
  )
}

const toSignIn = () => Taro.navigateTo({ url: '/pages/sign-in/index' })
const toRegister = () => Taro.navigateTo({ url: '/account/register/index' })
/** What a refused read offers besides trying again. */
const WAYS: Record<string, Way> = {
  NOT_SIGNED_IN: { label: '去登录', go: toSignIn },
  NOT_REGISTERED: { label: '去登记', go: toRegister }
}

function Refused({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const refusal = Refusal.of(error)
  const way = WAYS[refusal.code] ?? (onRetry && { label: '再试一次', go: onRetry })
  return (
    <View className="state" ariaRole="alert">
      <Text>{refusal.message}</Text>
      {way && (
        <Button kind="primary" onTap={way.go}>
          {way.label}
        </Button>
      )}
    </View>
  )
}
