import { View } from '@tarojs/components'
import type { IconName } from './icon-names'

/** A drawing beside words, in their colour and growing with the print; it never stands alone, so a screen reader passes it by. */
export function Icon({ name }: { name: IconName }) {
  return <View className={`icon icon--${name}`} />
}
