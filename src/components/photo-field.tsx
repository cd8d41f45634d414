import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { MOST_PHOTOS } from '@domain/order/step'
import { choosePictures, uploadPhoto } from '@/services/photos'
import { Refusal } from '@/services/refusal'
import { useRemote } from '@/services/remote'
import { Button } from './button'
import { Field } from './fields'
import { Thumb } from './photos'
import { Refused } from '@/components/refused'

/** A photo that has been sent; `path` shows it as long as this device still has it. */
export interface Photo {
  fileId: string
  path: string
}

interface Choosing {
  label: string
  hint: string
  /** how many at most */
  most?: number
  value: readonly Photo[]
  onChange: (photos: Photo[]) => void
}

/** A few photos, sent as soon as they are chosen. While they travel nothing else can be tapped, so that none is left behind. */
export function PhotoField({ label, hint, most = MOST_PHOTOS, value, onChange }: Choosing) {
  const { data: me } = useRemote('member.me', {})
  const [travelling, setTravelling] = useState(false)
  const [error, setError] = useState<Refusal | null>(null)
  const room = most - value.length
  const add = async () => {
    setError(null)
    const photos = [...value]
    try {
      const pictures = await choosePictures(room)
      setTravelling(pictures.length > 0)
      for (const picture of pictures) {
        photos.push({ fileId: await uploadPhoto(picture, me?.photoFolder ?? ''), path: picture.path })
        onChange([...photos])
      }
    } catch (thrown) {
      setError(Refusal.of(thrown))
    } finally {
      setTravelling(false)
    }
  }
  return (
    <Field label={label} hint={`${hint}最多 ${most} 张。`}>
      {value.length > 0 && (
        <View className="photos">
          {value.map(({ fileId, path }, index) => (
            <View key={fileId} className="photos__one">
              <Thumb url={path} label={`第 ${index + 1} 张照片`} />
              <Button
                kind="quiet"
                label={`删掉第 ${index + 1} 张照片`}
                onTap={() => onChange(value.filter((one) => one.fileId !== fileId))}
              >
                删掉
              </Button>
            </View>
          ))}
        </View>
      )}
      <Refused error={error} />
      {room > 0 && (
        <Button block busy={!me} onTap={() => void add()}>
          {value.length > 0 ? '再加照片' : '拍照或选照片'}
        </Button>
      )}
      {travelling && (
        <View className="veil" ariaRole="status">
          <Text>正在传照片…</Text>
        </View>
      )}
    </Field>
  )
}
