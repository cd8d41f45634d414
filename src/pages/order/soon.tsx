import { useEffect } from 'react'
import { Text } from '@tarojs/components'
import { timeWords } from '@domain/clock/shanghai'
import type { OrderView } from '@domain/order/view/shapes'

/** Which buttons will come by themselves, and when: nobody looks for what is not there yet. At that moment the order is read again. */
export function Soon({ soon, onTime }: { soon: NonNullable<OrderView['soon']>; onTime: () => void }) {
  const next = Math.min(...soon.map(({ at }) => at))
  useEffect(() => {
    const timer = setTimeout(onTime, Math.max(0, next - Date.now()) + SECOND)
    return () => clearTimeout(timer)
  }, [next, onTime])
  return (
    <>
      {soon.map(({ label, at }) => (
        <Text key={label} className="soft">
          {timeWords(at, Date.now())} 起可以按「{label}」
        </Text>
      ))}
    </>
  )
}
/** The server's clock and this one are not quite the same. */
const SECOND = 1_000
