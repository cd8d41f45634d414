import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Image, Text, View } from '@tarojs/components'
import { BY_KEYBOARD, Tap } from './tap'

/** One small picture; a word in its place when it cannot be shown. */
export function Thumb({ url, label, onTap }: { url: string; label: string; onTap?: () => void }) {
  const [gone, setGone] = useState('')
  if (!url || gone === url)
    return (
      <View className="photo" ariaLabel={label}>
        <Text className="photo__inside photo__inside--words soft small">照片</Text>
      </View>
    )
  return (
    <View className="photo" ariaRole={onTap ? 'button' : 'img'} ariaLabel={label} onClick={onTap} {...(onTap ? BY_KEYBOARD : {})}>
      <Image className="photo__inside" src={url} mode="aspectFill" lazyLoad onError={() => setGone(url)} />
    </View>
  )
}

/** What somebody took a picture of; a tap makes it large: in WeChat's own viewer, in a browser over the page (Taro's would weigh 200 KB). */
export function Photos({ urls }: { urls: readonly string[] }) {
  const [large, setLarge] = useState<string | null>(null)
  const enlarge = (url: string) =>
    process.env.TARO_ENV === 'weapp' ? void Taro.previewImage({ current: url, urls: [...urls] }) : setLarge(url)
  return (
    <View className="photos">
      {urls.map((url, index) => (
        <View key={index} className="photos__one">
          <Thumb url={url} label={`第 ${index + 1} 张照片，点开看大图`} onTap={() => enlarge(url)} />
        </View>
      ))}
      {large && (
        <Tap className="veil" label="大图，点一下关上" onTap={() => setLarge(null)}>
          <Image className="veil__picture" src={large} mode="aspectFit" />
          <Text>点一下关上</Text>
        </Tap>
      )}
    </View>
  )
}
