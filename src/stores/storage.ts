import Taro from '@tarojs/taro'
import { createJSONStorage } from 'zustand/middleware'

/** The phone's own storage, the same on both ends. */
export const storage = createJSONStorage(() => ({
  getItem: (name) => (Taro.getStorageSync(name) as string) || null,
  setItem: (name, value) => Taro.setStorageSync(name, value),
  removeItem: (name) => Taro.removeStorageSync(name)
}))

/** In a browser each window is somebody of its own, and stays it when it is loaded again; closed, it has forgotten them: others use the computer too. */
export const ofThisWindow = process.env.TARO_ENV === 'h5' ? createJSONStorage(() => window.sessionStorage) : storage
