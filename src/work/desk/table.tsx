import { memo } from 'react'
import { nameParts } from '@domain/menu/item'
import type { OrderCard } from '@domain/order/view/shapes'
import { ALARM_WORDS } from '@domain/order/words'
import { Light, Tag } from '@/components/card'
import { remarksOn, whenWords } from '@/components/order-card'
import { Tap } from '@/components/tap'
import { leftWords } from './sieve'
import { useFocusOnRow } from './use-keys'

const COLUMNS = ['时限', '什么事', '什么时间', '什么地方', '到哪一步', '谁来办']
const whoOf = ({ helperNames, targetWords }: OrderCard) => helperNames?.join('、') ?? targetWords ?? ''

interface Handled {
  onOpen: (index: number) => void
  /** absent where nothing can be done to several at once */
  onSelect?: (index: number) => void
}

/** The orders as a real table: one of them is where the keyboard stands, some may be selected. */
export function DeskTable({
  cards,
  current,
  opened,
  selected,
  ...handled
}: Handled & { cards: readonly OrderCard[]; current: number; opened: string | null; selected: readonly string[] }) {
  const table = useFocusOnRow()
  return (
    <table ref={table} className="desk__table" role="grid" aria-label="单子">
      <thead>
        <tr>
          {handled.onSelect && <th scope="col">选</th>}
          {COLUMNS.map((words) => (
            <th key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cards.map((card, index) => (
          <Row
            key={card.id}
            card={card}
            index={index}
            here={index === current}
            open={card.id === opened}
            on={selected.includes(card.id)}
            {...handled}
          />
        ))}
      </tbody>
    </table>
  )
}

const Row = memo(function Row({
  card,
  index,
  here,
  open,
  on,
  onOpen,
  onSelect
}: Handled & { card: OrderCard; index: number; here: boolean; open: boolean; on: boolean }) {
  const { title } = nameParts(card.title)
  return (
    <tr className={`desk__row ${open ? 'desk__row--open' : ''}`} tabIndex={here ? 0 : -1} aria-selected={on} onClick={() => onOpen(index)}>
      {onSelect && (
        <td onClick={(event) => event.stopPropagation()}>
          <Tap className="desk__check" role="checkbox" on={on} label={`选${title}`} onTap={() => onSelect(index)}>
            {on ? '✓' : ''}
          </Tap>
        </td>
      )}
      <td>
        {card.light && card.dueAt && <Light light={card.light} words={leftWords(card.dueAt, Date.now())} early={card.dueAt > Date.now()} />}
      </td>
      <td>
        <span className="desk__what">{title}</span>
        {card.alarms?.map((alarm) => (
          <Tag key={alarm} colour="red">
            {ALARM_WORDS[alarm]}
          </Tag>
        ))}
      </td>
      <td>{whenWords(card, Date.now())}</td>
      <td>{card.gridName}</td>
      <td>
        <Tag colour="plain">{card.stateWords}</Tag>
        {remarksOn(card).map((words) => (
          <Tag key={words}>{words}</Tag>
        ))}
      </td>
      <td>{whoOf(card)}</td>
    </tr>
  )
})
