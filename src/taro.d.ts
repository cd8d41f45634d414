import type {} from '@tarojs/components'

declare module '@tarojs/components' {
  interface StandardProps {
    /** what a screen reader says this is; config/taro-aria-* carry it into the mini-program */
    ariaRole?: string
    ariaLabel?: string
  }
}
declare module '@tarojs/taro/types/compile' {
  interface IMiniAppConfig {
    baseLevel?: number
  }
}
