import Taro from '@tarojs/taro'
import type { Again } from '@domain/order/view/shapes'

/** To the form of an item; the empty code is the one for words of one's own, which may stand there already. */
export const toForm = (code: string, words = ''): void =>
  void Taro.navigateTo({ url: `/pages/order-form/index?item=${code}${words ? `&words=${encodeURIComponent(words)}` : ''}` })

/** To the form of what was asked for before: for the same person, at the same half of the day. */
export const toFormAgain = ({ itemCode, beneficiaryId, window }: Again): void =>
  void Taro.navigateTo({ url: `/pages/order-form/index?item=${itemCode}&for=${beneficiaryId}&like=${window.startAt}` })
