import Taro from '@tarojs/taro'
import { createJSONStorage } from 'zustand/middleware'

/** The phone's own storage, the same on both ends. */
export const storage = createJSONStorage(() => ({
  getItem: (name) => (Taro.getStorageSync(name) as string) || null,
  setItem: (name, value) => Taro.setStorageSync(name, value),
  removeItem: (name) => Taro.removeStorageSync(name)
}))
