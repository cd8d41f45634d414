import Taro from '@tarojs/taro'
import { createJSONStorage } from 'zustand/middleware'

/** The phone's own storage, the same on both ends. */
export const storage = createJSONStorage(() => ({
  getItem: (name) => (Taro.getStorageSync(name) as string) || null,
  setItem: (name, value) => Taro.setStorageSync(name, value),
  removeItem: (name) => Taro.removeStorageSync(name)
}))

/** In a browser people sign in to a demonstration only: each window is somebody else, and stays it when it is loaded again. */
export const ofThisWindow = process.env.TARO_ENV === 'h5' ? createJSONStorage(() => window.sessionStorage) : storage
