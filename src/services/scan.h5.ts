import { useCamera } from './camera'

/** A browser says by its name why there is no picture; without any camera nobody is asked to scan again. */
const notOpened = (why: unknown): null => {
  const none = why instanceof DOMException && why.name === 'NotFoundError'
  useCamera.setState(none ? { here: false } : { failed: 'not permitted' })
  return null
}

/** As `scan.ts`, with the camera that a browser has: `Viewfinder` shows what it sees and says what it has found. */
export const scan = async (): Promise<string | null> => {
  useCamera.setState({ failed: null })
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(notOpened)
  if (!stream) return null
  const text = await new Promise<string | null>((found) => useCamera.setState({ looking: { stream, found } }))
  for (const track of stream.getTracks()) track.stop()
  useCamera.setState({ looking: null })
  return text
}
