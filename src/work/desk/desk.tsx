import { useRef, useState, type PropsWithChildren } from 'react'
import { Text } from '@tarojs/components'
import type { Action } from '@domain/order/step'
import type { OrderCard } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Again, News } from '@/components/pages'
import { PageState } from '@/components/state'
import { useRemote, type PagesOf } from '@/services/remote'
import { Detail } from './detail'
import { Filters } from './filters'
import { keysOf, type Stroke } from './keys'
import { isSifting, NO_SIEVE, sifted } from './sieve'
import { allOrNone, standsAt, START } from './standing-at'
import { DeskTable } from './table'
import { useFill } from './use-fill'
import { useKeys } from './use-keys'
import { useStable } from './use-stable'
import './desk.scss'

/** The one step this desk is for: its key, its row of the table, and what several orders at once do. */
export interface Move {
  key: string
  label: string
  action: Action
  /** takes over those it can; answers false when it can take none and the order itself has to ask */
  many?: (cards: readonly OrderCard[]) => boolean
}

/** The orders as a table with the opened one beside it; everything can be done from the keyboard, and by a tap. `move` is absent where no order of the list can take it. */
export function Desk({ pages, move, children }: PropsWithChildren<{ pages: PagesOf<OrderCard>; move?: Move }>) {
  const desk = useRef<HTMLDivElement>(null)
  const [sieve, setSieve] = useState(NO_SIEVE)
  const [at, setAt] = useState(START)
  const [selected, setSelected] = useState<string[]>([])
  const [opened, setOpened] = useState<{ id: string; asked?: Action } | null>(null)
  const { data: menu } = useRemote('order.menu', {})
  const categoryOf = Object.fromEntries(menu?.items.map(({ code, category }) => [code, category]) ?? [])
  const all = pages.items ?? []
  const cards = sifted(all, sieve, categoryOf)
  useFill(isSifting(sieve), cards.length, pages)
  const current = standsAt(cards, at)
  const here = cards[current]
  const chosen = cards.filter(({ id }) => selected.includes(id))
  const standOn = (index: number) => setAt({ index, id: cards[index]?.id })
  const open = (index: number, asked?: Action) => {
    const card = cards[index]
    standOn(index)
    if (card) setOpened({ id: card.id, ...(asked ? { asked } : {}) })
  }
  const toggle = (id: string) => setSelected((old) => (old.includes(id) ? old.filter((one) => one !== id) : [...old, id]))
  const onOpen = useStable((index: number) => open(index))
  const onSelect = useStable((index: number) => toggle(cards[index]?.id ?? ''))
  const step = () => {
    const going = chosen.length > 0 ? chosen : here ? [here] : []
    if (!move || going.length === 0) return
    // whoever is selected stays so until it has gone: what was left out, refused or put off is still there to be seen
    if (!move.many?.(going)) open(cards.indexOf(going[0] as OrderCard), move.action)
  }
  const toRow = () => desk.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus()
  const goTo = (index: number) => {
    if (index >= cards.length) pages.more?.()
    toRow()
    standOn(Math.max(0, Math.min(index, cards.length - 1)))
  }
  // from anywhere else the first ↓ or ↑ leads to the row where the keyboard stands, and not past it
  const walk = (by: number) => (desk.current?.contains(document.activeElement?.closest('tr') ?? null) ? goTo(current + by) : toRow())
  const close = () => {
    setOpened(null)
    toRow()
  }
  const does: Record<Stroke, () => void> = {
    up: () => walk(-1),
    down: () => walk(1),
    first: () => goTo(0),
    last: () => goTo(cards.length),
    open: () => open(current),
    select: () => here && toggle(here.id),
    all: () => setSelected((old) => allOrNone(old, cards)),
    move: step,
    close,
    filter: () => desk.current?.querySelector<HTMLElement>('.desk__find input')?.focus()
  }
  const keys = keysOf(move, move?.many !== undefined)
  useKeys(desk, Object.assign({}, ...keys.map(({ strokes }) => strokes)) as Record<string, Stroke>, (stroke) => does[stroke]())
  return (
    <div ref={desk} className={`desk ${opened ? 'desk--open' : ''}`}>
      <div className="desk__list">
        <Filters
          sieve={sieve}
          categories={[...new Set(all.flatMap(({ itemCode = '' }) => categoryOf[itemCode] ?? []))]}
          states={[...new Set(all.map(({ stateWords }) => stateWords))]}
          onChange={(change) => {
            setSieve((old) => ({ ...old, ...change }))
            setAt(START)
          }}
        />
        <Text className="soft small">{keys.map(({ shown, words }) => `${shown} ${words}`).join('　')}</Text>
        {move && chosen.length > 0 && (
          <Button kind="primary" onTap={step}>
            {move.label} {chosen.length} 单
          </Button>
        )}
        {pages.news && <News show={pages.news} />}
        {!pages.items ? (
          <PageState error={pages.error} onRetry={pages.reload} />
        ) : cards.length === 0 ? (
          <PageState
            empty={all.length === 0 ? '这一栏现在没有单。' : `${pages.more ? `前 ${all.length} 单` : '这一栏'}里没有这样的，换个词看看。`}
          />
        ) : (
          <DeskTable
            cards={cards}
            current={current}
            opened={opened?.id ?? null}
            selected={selected}
            onOpen={onOpen}
            {...(move?.many ? { onSelect } : {})}
          />
        )}
        {pages.again && <Again {...pages} again={pages.again} />}
        {pages.more && !pages.again && (
          <Button kind="quiet" block busy={pages.busy} onTap={pages.more}>
            再看 20 条
          </Button>
        )}
      </div>
      {opened && (
        <Detail key={`${opened.id} ${opened.asked ?? ''}`} orderId={opened.id} asked={opened.asked} onDone={pages.reload} onClose={close} />
      )}
      {children}
    </div>
  )
}
