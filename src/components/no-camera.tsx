import { useCamera } from '@/services/scan'
import { Notice } from './card'

/** Beside a field for digits: why nothing was scanned, and the way on; nothing while the camera may be used. */
export function NoCamera() {
  const denied = useCamera((camera) => camera.denied)
  return denied ? <Notice kind="danger">没有用相机的权限。可以输入数字；想扫的话，点右上角“…”里的“设置”打开。</Notice> : null
}
