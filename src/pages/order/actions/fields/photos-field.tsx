import { PhotoField, type Photo } from '@/components/photo-field'
import type { FieldProps } from '../fields'

/** Other photos instead of those that are there; without new ones the old stay. */
export function PhotosField({ order, value, onChange }: FieldProps<Photo[]>) {
  const hint = order.photos ? `原来有 ${order.photos.length} 张。放了新的，原来的就换掉。` : '请不要拍到人脸和门牌。'
  return <PhotoField label="照片（可以不放）" hint={hint} value={value ?? []} onChange={onChange} />
}
