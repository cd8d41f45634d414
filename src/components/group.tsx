import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'

/**
 * Things that come and go together, laid out as if nothing were around them. What comes or goes among brothers sends all of them to the
 * screen of the mini-program anew: in a group of its own it sends that group.
 */
export const Group = ({ children }: PropsWithChildren) => <View className="group">{children}</View>
