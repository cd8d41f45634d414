import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Tap } from '@/components/tap'
import { DutyPhone } from '@/components/duty-phone'
import './order-form.scss'

const NUMBERS = [
  { number: '120', words: '有人晕倒、受伤、喘不上气' },
  { number: '119', words: '着火、漏气、有人被困' },
  { number: '110', words: '有人走失、打人、抢东西' }
]

/** Danger is not an order: the three numbers fill the screen before anything can be sent. */
export function Emergency({ gridId, onSafe, onBack }: { gridId: string | undefined; onSafe: () => void; onBack: () => void }) {
  return (
    <View className="emergency" ariaRole="dialog" ariaLabel="先看看要不要打电话">
      <View className="emergency__body">
        <Text className="huge">有危险，先打电话</Text>
        {NUMBERS.map(({ number, words }) => (
          <Tap
            key={number}
            className="emergency__number"
            label={`打 ${number}，${words}`}
            onTap={() => void Taro.makePhoneCall({ phoneNumber: number })}
          >
            <Text className="emergency__digits">{number}</Text>
            <Text>{words}</Text>
          </Tap>
        ))}
        <Text>点单要等社区看到、等人有空，代替不了这三个电话。</Text>
        <Text>没有危险，可是今天一定要有人来：点好以后，再给社区打个电话。</Text>
        <DutyPhone gridId={gridId} />
        <Button kind="primary" block onTap={onSafe}>
          没有危险，接着点单
        </Button>
        <Button kind="quiet" block onTap={onBack}>
          返回
        </Button>
      </View>
    </View>
  )
}
