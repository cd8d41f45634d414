import { useEffect, useRef } from 'react'
import { Text } from '@tarojs/components'
import { useCamera, type Looking } from '@/services/camera'
import { Button } from './button'
import { Sheet } from './sheet'
import './viewfinder.scss'

/** Points of what is looked through for a code, the longer side: a code that fills a third of the picture is read. */
const SIDE = 640
/** Milliseconds between two looks. */
const BETWEEN = 120

/** The picture as it is now; null before there is one. */
const frameOf = (video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null => {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return null
  const scale = Math.min(1, SIDE / Math.max(videoWidth, videoHeight))
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  const drawn = canvas.getContext('2d', { willReadFrequently: true })
  drawn?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return drawn?.getImageData(0, 0, canvas.width, canvas.height) ?? null
}

/** Looks again and again until a code was read; the reader is fetched with the first look. Returns how to stop. */
const lookThrough = (video: HTMLVideoElement, found: (text: string) => void): (() => void) => {
  const canvas = document.createElement('canvas')
  let next = 0
  let stopped = false
  const look = async (): Promise<void> => {
    const { decodeQR } = await import('qr/decode.js')
    if (stopped) return
    try {
      const frame = frameOf(video, canvas)
      if (frame) return found(decodeQR(frame))
    } catch {
      // no code in this picture
    }
    next = window.setTimeout(() => void look(), BETWEEN)
  }
  // without its reader there is only the way by digits: the picture stays until it is closed
  void look().catch(() => undefined)
  return () => {
    stopped = true
    window.clearTimeout(next)
  }
}

function Seeing({ stream, found }: Looking) {
  const seen = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = seen.current
    if (!video) return
    video.srcObject = stream
    return lookThrough(video, found)
  }, [stream, found])
  // left behind: nobody waits for a code that nobody holds
  useEffect(() => () => found(null), [found])
  return (
    <Sheet title="扫一扫" onClose={() => found(null)}>
      <video ref={seen} className="viewfinder" autoPlay muted playsInline />
      <Text className="soft">把对方出示的码放进画面里。</Text>
      <Button kind="plain" block onTap={() => found(null)}>
        不扫了，输入数字
      </Button>
    </Sheet>
  )
}

/** Over the page while a browser's camera looks for a code. */
export function Viewfinder() {
  const looking = useCamera((camera) => camera.looking)
  return looking && <Seeing {...looking} />
}
