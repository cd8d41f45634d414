import { View } from '@tarojs/components'
import { TextField } from '@/components/fields'
import { Icon } from '@/components/icon'
import './finder.scss'

/** Where somebody may type what they need: a word, a few of them, or the first letters of the pinyin. */
export function Finder({ onChange }: { onChange: (text: string) => void }) {
  return (
    <View className="finder">
      <Icon name="search" />
      <TextField label="找服务" placeholder="找一找，比如 理发" max={20} onChange={onChange} />
    </View>
  )
}
