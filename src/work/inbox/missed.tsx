import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'

/** Orders are here and where they usually go is not: why the quick buttons are missing, and what still works. */
export function Missed({ onRetry }: { onRetry: () => void }) {
  return (
    <View className="section">
      <Notice kind="warn">没查到这些事上次交给了谁，一点就交的按钮先没有。点开每一单照样能交。</Notice>
      <Button block onTap={onRetry}>
        再查一次
      </Button>
    </View>
  )
}
