/** px; plenty for a tap, a step or a wall, and a tenth of what a camera makes */
const LONGEST_SIDE = 1600

/** Draws a picture of this browser anew, as WeChat does by itself. Answers where the small JPEG lies; null when it is no picture. */
export const drawnSmall = async (path: string): Promise<string | null> => {
  const image = new Image()
  image.src = path
  const readable = await image.decode().then(
    () => true,
    () => false
  )
  if (!readable) return null
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * scale)
  canvas.height = Math.round(image.naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  return small && URL.createObjectURL(small)
}
