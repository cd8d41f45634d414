import { useMemo } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { encode } from 'uqr'

/** A two-colour BMP as a data address: one picture instead of hundreds of nodes, and WeChat's Image shows it too. */
const picture = (text: string, scale = 6): string => {
  const { data, size } = encode(text, { border: 2, ecc: 'M' })
  const side = size * scale
  const stride = Math.ceil(side / 32) * 4
  const bytes = new Uint8Array(62 + stride * side)
  const view = new DataView(bytes.buffer)
  const header: [number, number, 2 | 4][] = [
    [0, 0x4d42, 2],
    [2, bytes.length, 4],
    [10, 62, 4],
    [14, 40, 4],
    [18, side, 4],
    [22, side, 4],
    [26, 1, 2],
    [28, 1, 2],
    [34, stride * side, 4],
    [46, 2, 4],
    [58, 0xffffff, 4]
  ]
  for (const [at, value, width] of header)
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (!data[size - 1 - Math.floor(y / scale)]?.[Math.floor(x / scale)]) bytes[62 + y * stride + (x >> 3)]! |= 128 >> (x & 7)
  return `data:image/bmp;base64,${base64(bytes)}`
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const base64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let part = 0; part < 4; part += 1) text += at + part > bytes.length ? '=' : LETTERS[(three >> (18 - 6 * part)) & 63]
  }
  return text
}

/** What is scanned. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const address = useMemo(() => picture(text), [text])
  return <Image className="code__picture" src={address} ariaLabel={label} />
}

/** What is read aloud: six digits in two groups. */
export function BigCode({ code }: { code: string }) {
  return <Text className="code__digits" ariaLabel={[...code].join(' ')}>{`${code.slice(0, 3)} ${code.slice(3)}`}</Text>
}

/** Both together. */
export function OnSiteCode({ code, qr }: { code: string; qr: string }) {
  return (
    <View className="code">
      <QrCode text={qr} label="服务码" />
      <BigCode code={code} />
    </View>
  )
}
