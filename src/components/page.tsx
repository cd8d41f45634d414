import type { PropsWithChildren } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { usePreferences } from '@/stores/preferences'
import { Icon } from './icon'

const IS_H5 = process.env.TARO_ENV === 'h5'
/** Back to where one came from, or to the menu when the page was opened by its address. */
const goBack = () => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: '/pages/services/index' }))

/** The root of every screen: print size, ground, and on H5 the title bar that WeChat draws by itself. `tab` pages have no way back. */
export function Page({ title, tab, wide, children }: PropsWithChildren<{ title: string; tab?: boolean; wide?: boolean }>) {
  const { largePrint, fontSize } = usePreferences()
  const print = largePrint ? (fontSize >= 30 ? 'page--large page--larger' : 'page--large') : ''
  return (
    <View className={`page ${print} ${wide ? 'page--wide' : ''}`}>
      {IS_H5 && (
        <View className="page__bar">
          {!tab && (
            <View className="page__back" ariaRole="button" ariaLabel="返回" onClick={goBack}>
              <Icon name="chevron-left" />
            </View>
          )}
          <Text className="page__title" ariaRole="heading">
            {title}
          </Text>
        </View>
      )}
      <View className="page__body">{children}</View>
    </View>
  )
}
