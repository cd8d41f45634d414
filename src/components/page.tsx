import type { PropsWithChildren } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Heading } from './heading'
import { usePreferences } from '@/stores/preferences'
import { Icon } from './icon'
import { Tap } from './tap'

const IS_H5 = process.env.TARO_ENV === 'h5'
/** Back to where one came from, or to the menu when the page was opened by its address. */
const goBack = () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : void Taro.switchTab({ url: '/pages/services/index' }))

/** The root of every screen: print size, ground, and on H5 the title bar that WeChat draws by itself. `tab` pages have no way back. */
export function Page({ title, tab, wide, children }: PropsWithChildren<{ title: string; tab?: boolean; wide?: boolean }>) {
  const { largePrint, fontSize } = usePreferences()
  const print = largePrint ? (fontSize >= 30 ? 'page--large page--larger' : 'page--large') : ''
  return (
    <View className={`page ${print} ${wide ? 'page--wide' : ''}`}>
      {IS_H5 && (
        <View className="page__bar">
          {!tab && (
            <Tap className="page__back" label="返回" onTap={goBack}>
              <Icon name="chevron-left" />
            </Tap>
          )}
          <Heading of="page">{title}</Heading>
        </View>
      )}
      <View className="page__body">{children}</View>
    </View>
  )
}
