import type { Output, Performed } from '@contract'
import type { Action } from '@domain/order/step'
import { timeWords } from '@domain/clock/shanghai'
import { CLOSED_DOOR_WORDS, lackingWords, SAME_DAY_WORDS } from '@domain/order/words'
import { Card, Notice } from '@/components/card'
import { Group } from '@/components/group'
import { Story } from '@/components/story'
import { Actions } from './actions/actions'
import { Nudge } from './actions/nudge'
import { Contact } from './contact'
import { Introduce } from './introduce'
import { Lecture } from './lecture'
import { Meet } from './meet'
import { OnSite } from './on-site'
import { OnceMore } from './once-more'
import { People } from './people'
import { Propose } from './propose'
import { Slip } from './slip'
import { Soon } from './soon'
import { Summary } from './summary'
import { TellMe } from './tell-me'
import { Alarms, Told } from './told'
import './order.scss'

interface Shown {
  order: Output<'order.get'>
  /** when the order was read (epoch milliseconds of this phone) */
  at: number
  /** the question that stands open from the start, when the table allows it */
  asked?: Action
  onPerformed?: (performed: Performed) => void
  onReload: () => void
}

/** The whole of one order for one reader: its own room and the desk show the same. In groups: what comes or goes in one is sent to the screen with that one only. */
export function Whole({ order, at, asked, onPerformed, onReload }: Shown) {
  const { may } = order
  return (
    <>
      <Group>
        <Alarms alarms={order.alarms} />
        {order.atClosedDoor && <Notice>{CLOSED_DOOR_WORDS}</Notice>}
        <Summary order={order} />
        {may.code && <OnSite order={order} at={at} />}
        {may.slip && <Slip order={order} />}
      </Group>
      <Group>
        <People order={order} onDone={onReload} />
        {order.lecture && <Lecture orderId={order.id} lecture={order.lecture} onDone={onReload} />}
        {order.strangers && <Introduce order={order} onDone={onReload} />}
        {may.contact && <Contact order={order} />}
      </Group>
      <Group>
        <Told order={order} />
      </Group>
      <Group>
        {order.story.length > 0 && (
          <Card title="经过">
            <Story lines={order.story} />
          </Card>
        )}
      </Group>
      <Group>
        {may.propose && <Propose order={order} />}
        {order.unintroduced && <Meet orderId={order.id} stands={order.unintroduced} onDone={onReload} />}
        {order.lacking && order.seats.some(({ mine }) => mine) && <Notice kind="warn">{lackingWords(order.lacking)}</Notice>}
        {order.sameDay && <Notice kind="warn">{SAME_DAY_WORDS}。</Notice>}
        {order.nudgedAt && <Notice>{timeWords(order.nudgedAt, at)} 点单人催过一次。</Notice>}
        {may.nudge && <Nudge orderId={order.id} onDone={onReload} />}
        <TellMe order={order} />
        {order.again && <OnceMore again={order.again} />}
        {order.soon && <Soon soon={order.soon} onTime={onReload} />}
      </Group>
      <Actions order={order} first={asked} onPerformed={onPerformed} />
    </>
  )
}
