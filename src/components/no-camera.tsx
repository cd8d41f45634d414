import { useEffect } from 'react'
import type { NotOpened } from '@/services/not-opened'
import { useCamera } from '@/services/camera'
import { Notice } from './card'

const ALLOWED_BY = process.env.TARO_ENV === 'weapp' ? '请在手机的设置里允许微信用相机' : '请在浏览器的设置里允许这个网页用相机'
const WAY_ON: Record<NotOpened, string> = {
  'not agreed': '没有同意用相机。可以输入数字；想扫的话，再点一次“扫一扫”。',
  'not permitted': `相机没有打开。可以输入数字；想扫的话，${ALLOWED_BY}，再扫一次。`
}
const forget = () => useCamera.setState({ failed: null })

/** Beside a field for digits: why nothing was scanned, and the way on; nothing while the camera opens. Forgotten when it leaves the screen. */
export function NoCamera() {
  const failed = useCamera((camera) => camera.failed)
  useEffect(() => forget, [])
  return failed && <Notice kind="danger">{WAY_ON[failed]}</Notice>
}
