import { useEffect } from 'react'
import { useCamera } from '@/services/scan'
import { Notice } from './card'

const forget = () => useCamera.setState({ failed: false })

/** Beside a field for digits: why nothing was scanned, and the way on; nothing while the camera opens. Forgotten when it leaves the screen. */
export function NoCamera() {
  const failed = useCamera((camera) => camera.failed)
  useEffect(() => forget, [])
  return failed ? <Notice kind="danger">相机没有打开。可以输入数字；想扫的话，请在手机的设置里允许微信用相机，再扫一次。</Notice> : null
}
