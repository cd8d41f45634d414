import { useMemo } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { qrPicture } from './qr-picture'

/** What is scanned. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const address = useMemo(() => qrPicture(text), [text])
  return <Image className="code__picture" src={address} ariaLabel={label} nativeProps={{ alt: label }} />
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
