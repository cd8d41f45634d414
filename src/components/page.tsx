import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { Heading } from './heading'
import { goBack } from '@/services/go-back'
import { usePreferences } from '@/stores/preferences'
import { Icon } from './icon'
import { PrivacySheet } from './privacy-sheet'
import { Tap } from './tap'

const IS_H5 = process.env.TARO_ENV === 'h5'

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
      {process.env.TARO_ENV === 'weapp' && <PrivacySheet />}
    </View>
  )
}
