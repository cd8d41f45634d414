import Taro from '@tarojs/taro'
import { PageState } from '@/components/state'

/** A working list opened without saying whose: the way to one's own lists. */
export function FromTodo() {
  const go = () => void Taro.switchTab({ url: '/pages/todo/index' })
  return <PageState empty="请从「待办」里打开您单位或社区的单。" way={{ label: '去待办', go }} />
}
