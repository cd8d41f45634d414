import Taro from '@tarojs/taro'

type Room = 'goods' | 'good' | 'mine' | 'pick-up' | 'counter' | 'sheet' | 'catalogue' | 'good-form'

const urlOf = (room: Room, asked: Record<string, string>): string =>
  `/shop/${room}/index${Object.entries(asked)
    .map(([key, value], index) => `${index === 0 ? '?' : '&'}${key}=${encodeURIComponent(value)}`)
    .join('')}`

/** Into another room of the shop. */
export const to = (room: Room, asked: Record<string, string> = {}): void => void Taro.navigateTo({ url: urlOf(room, asked) })
/** The same, and back leads past the room one has left. */
export const onTo = (room: Room, asked: Record<string, string> = {}): void => void Taro.redirectTo({ url: urlOf(room, asked) })
