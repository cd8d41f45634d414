import { useMemo } from 'react'
import { Image, View } from '@tarojs/components'
import { BigCode } from './big-code'
import { qrPicture } from './qr-picture'

/** What is scanned. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const address = useMemo(() => qrPicture(text), [text])
  return <Image className="code__picture" src={address} ariaLabel={label} />
}

/** Both together; `label` says what it is a code for. */
export function OnSiteCode({ code, qr, label = '服务码' }: { code: string; qr: string; label?: string }) {
  return (
    <View className="code">
      <QrCode text={qr} label={label} />
      <BigCode code={code} />
    </View>
  )
}
