import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Refusal } from '@/services/refusal'
import type { PagesOf } from '@/services/remote'
import { Button } from './button'
import { Refused } from './refused'
import { PageState, type Way } from './state'

/** The title bar of a browser's page stays in front of it; WeChat's own is none of the page. */
const TITLE_BAR = process.env.TARO_ENV === 'h5' ? 84 : 8

let lists = 0
const newId = () => `list-${(lists += 1)}`

/**
 * A list by pages of twenty: one page at a time stands on the screen, so that a thousand orders weigh as little as twenty. Whatever comes or
 * goes has a box of its own: WeChat is sent the whole box in which something goes, or comes before something else.
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

/** More of a list, or the list as it is now, did not come: why, beneath what stands here, and the same once more. */
export function Again({ error, busy, again }: Pick<PagesOf<unknown>, 'error' | 'busy'> & { again: () => void }) {
  return (
    <View className="list">
      <Refused error={Refusal.of(error)} />
      <Button kind="quiet" block busy={busy} onTap={again}>
        再试一次
      </Button>
    </View>
  )
}

interface Shown<T> {
  pages: PagesOf<T>
  empty: string
  way?: Way
  row: (item: T) => ReactNode
}

function Rows<T extends { id: string }>({ pages, empty, way, row }: Shown<T>) {
  const [id] = useState(newId)
  // another list begins at its own beginning
  const [place, setPlace] = useState({ list: pages.name, page: 0 })
  const turned = useRef(false)
  const all = pages.twenties ?? []
  // one that is on its way is shown when it has come
  const here = Math.min(place.list === pages.name ? place.page : 0, all.length - 1)
  useEffect(() => {
    if (turned.current) void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -TITLE_BAR, duration: 0 })
    turned.current = false
  }, [here, id])
  if (!pages.items) return <PageState error={pages.error} onRetry={pages.reload} />
  if (pages.items.length === 0) return <PageState empty={empty} way={way} />
  const isLast = here === all.length - 1
  const turnTo = (page: number) => {
    turned.current = true
    setPlace({ list: pages.name, page })
    if (page === all.length) pages.more?.()
  }
  return (
    <View id={id} className="list">
      <View>
        {here > 0 && (
          <Button kind="quiet" block onTap={() => turnTo(here - 1)}>
            看前面 20 条
          </Button>
        )}
      </View>
      <View className="list">
        <View key={here} className="list">
          {all[here]?.map((item) => (
            <Fragment key={item.id}>{row(item)}</Fragment>
          ))}
        </View>
      </View>
      <View>
        {pages.again && <Again {...pages} again={pages.again} />}
        {(!isLast || (pages.more && !pages.again)) && (
          <Button kind="quiet" block busy={isLast && pages.busy} onTap={() => turnTo(here + 1)}>
            再看 20 条
          </Button>
        )}
      </View>
    </View>
  )
}
