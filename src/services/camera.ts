import { create } from 'zustand'
import type { NotOpened } from './not-opened'

/** What a browser's camera sees, until a code is in it; null: whoever held it gave up. */
export interface Looking {
  stream: MediaStream
  found: (text: string | null) => void
}

/** Whether there is a camera to scan with, why it did not open when somebody last scanned, and what it sees now. */
export interface CameraState {
  here: boolean
  failed: NotOpened | null
  looking: Looking | null
}

const asked = (): boolean => process.env.TARO_ENV === 'weapp' || typeof globalThis.navigator?.mediaDevices?.getUserMedia === 'function'
/** WeChat has a camera; a browser lets it be used over https only, and may turn out to have none. */
export const useCamera = create<CameraState>(() => ({ here: asked(), failed: null, looking: null }))
/** Whether anything can be scanned with here. */
export const useCanScan = (): boolean => useCamera(({ here }) => here)
