import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { PagesOf } from '@/services/remote'
import { Button } from './button'
import { PageState, type Way } from './state'

/** A list by pages of twenty; the next page comes by a tap, never all at once. */
export function Pages<T extends { id: string }>({
  pages,
  empty,
  way,
  row
}: {
  pages: PagesOf<T>
  empty: string
  way?: Way
  row: (item: T) => ReactNode
}) {
  if (!pages.items) return <PageState error={pages.error} onRetry={pages.reload} />
  if (pages.items.length === 0) return <PageState empty={empty} way={way} />
  return (
    <>
      {pages.items.map((item) => (
        <View key={item.id}>{row(item)}</View>
      ))}
      {pages.more && (
        <Button kind="quiet" block busy={pages.busy} onTap={pages.more}>
          再看 20 条
        </Button>
      )}
    </>
  )
}
