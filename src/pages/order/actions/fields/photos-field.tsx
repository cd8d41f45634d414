import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { PhotoField, type Photo } from '@/components/photo-field'
import type { FieldProps } from '../fields'

/** Other photos instead of those that are there, or none; untouched, the old stay. */
export function PhotosField({ order, value, onChange }: FieldProps<Photo[]>) {
  const before = order.photos?.length ?? 0
  const hint = before > 0 ? `原来有 ${before} 张。放了新的，原来的就换掉。` : '请不要拍到人脸和门牌。'
  return (
    <>
      <PhotoField label="照片（可以不放）" hint={hint} value={value ?? []} onChange={onChange} />
      {before > 0 && value === undefined && <Button onTap={() => onChange([])}>原来的照片都不要了</Button>}
      {before > 0 && value?.length === 0 && <Text className="soft">交上去以后，原来的照片就不再显示。</Text>}
    </>
  )
}
