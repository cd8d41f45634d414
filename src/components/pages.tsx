import { Fragment, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { PagesOf } from '@/services/remote'
import { Button } from './button'
import { PageState, type Way } from './state'

const SIZE = 20
const twenties = <T,>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / SIZE) }, (_, page) => items.slice(page * SIZE, (page + 1) * SIZE))

/**
 * A list by pages of twenty; the next page comes by a tap, never all at once. Whatever comes or goes has a box of its own: WeChat is sent
 * the whole box in which something goes, or comes before something else.
 */
export function Pages<T extends { id: string }>(shown: Shown<T>) {
  return (
    <View className="list">
      <View>{shown.pages.news && <News show={shown.pages.news} />}</View>
      <Rows {...shown} />
    </View>
  )
}

/** Others have changed what stands here: it changes before one's eyes only when one wants it. */
export function News({ show }: { show: () => void }) {
  return (
    <Button block onTap={show}>
      单子有变化，看最新的
    </Button>
  )
}

interface Shown<T> {
  pages: PagesOf<T>
  empty: string
  way?: Way
  row: (item: T) => ReactNode
}

function Rows<T extends { id: string }>({ pages, empty, way, row }: Shown<T>) {
  if (!pages.items) return <PageState error={pages.error} onRetry={pages.reload} />
  if (pages.items.length === 0) return <PageState empty={empty} way={way} />
  return (
    <>
      <View className="list">
        {twenties(pages.items).map((twenty) => (
          <View key={twenty[0]?.id} className="list">
            {twenty.map((item) => (
              <Fragment key={item.id}>{row(item)}</Fragment>
            ))}
          </View>
        ))}
      </View>
      <View>
        {pages.more && (
          <Button kind="quiet" block busy={pages.busy} onTap={pages.more}>
            再看 20 条
          </Button>
        )}
      </View>
    </>
  )
}
