import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Sheet } from '@/components/sheet'

const NUMBERS = [
  { number: '120', words: '120　急救' },
  { number: '119', words: '119　火警、被困' },
  { number: '110', words: '110　报警、走失' }
]

/** Danger is not an order: the three numbers come first, as big as they can be. */
export function Urgent({ onSeen }: { onSeen: () => void }) {
  return (
    <Sheet title="有人受伤、着火或有危险，请马上打电话" onClose={onSeen}>
      {NUMBERS.map(({ number, words }) => (
        <Button key={number} kind="primary" block onTap={() => void Taro.makePhoneCall({ phoneNumber: number })}>
          {words}
        </Button>
      ))}
      <Notice>不是危险、但今天一定要有人来：先点单，再给社区值班室打电话说一声，由社区定为急单。</Notice>
      <Text className="soft">点单不能代替报警和急救。</Text>
      <Button kind="quiet" block onTap={onSeen}>
        没有危险，继续点单
      </Button>
    </Sheet>
  )
}
