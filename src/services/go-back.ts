import Taro from '@tarojs/taro'

/** Back to where one came from, or to the menu when the page was opened by its address: nobody is left before a button that does nothing. */
export const goBack = (): void =>
  Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : void Taro.switchTab({ url: '/pages/services/index' })
