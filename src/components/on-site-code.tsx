import { useMemo } from 'react'
import { Image, View } from '@tarojs/components'
import { BigCode } from './big-code'
import { qrPicture } from './qr-picture'

/** What is scanned. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const address = useMemo(() => qrPicture(text), [text])
  return <Image className="code__picture" src={address} ariaLabel={label} />
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
