import Taro from '@tarojs/taro'
import type { Performed } from '@contract'
import { goBack } from '@/services/go-back'
import { remember } from '@/services/remote'

/** Shows what a step has made of the order; somebody who may no longer see it goes back to where they came from, or to `onGone`. */
export const showPerformed = ({ orderId, view }: Performed, onGone = goBack): void => {
  void Taro.showToast({ title: '好了', icon: 'success' })
  if (view) remember('order.get', { orderId }, view)
  else onGone()
}
