import { useState } from 'react'
import type { OrderView } from '@domain/order/view/shapes'
import type { TemplateKind } from '@domain/notices/templates'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Refused } from '@/components/refused'
import { askConsent, CAN_BE_SENT } from '@/services/consent'
import { known, useSend } from '@/services/remote'
import { mayAsk, useAsked } from '@/stores/asked'

/** A moment in which being told makes sense, and what would be sent. */
interface Moment {
  place: string
  label: string
  kinds: readonly TemplateKind[]
}
const WAITS: Moment = { place: 'placed', label: '有人接单时，用微信告诉我', kinds: ['progress', 'visit'] }
const COMES: Moment = { place: 'accepted', label: '快到时间时，用微信提醒我', kinds: ['visit', 'work'] }

/** Whoever waits for somebody, and whoever has said that they will come. */
export const momentOf = ({ state, forMe, may, seats }: OrderView): Moment | null => {
  if (['placed', 'referred', 'open'].includes(state) && (forMe || may.nudge)) return WAITS
  return seats.some((seat) => seat.mine && seat.state === 'accepted') ? COMES : null
}

/** A tap of one's own for a message of WeChat's: never by itself, not where one is left already, and not again for a month after a no. */
export function TellMe({ order }: { order: OrderView }) {
  const moment = CAN_BE_SENT ? momentOf(order) : null
  return moment && <Offer key={moment.place} moment={moment} />
}

function Offer({ moment: { place, label, kinds } }: { moment: Moment }) {
  const { refused, refuse } = useAsked()
  const [agreed, setAgreed] = useState(false)
  const { send, error } = useSend('member.consented')
  const { templates = {}, left = {} } = known('member.me', {})?.wechat ?? {}
  const wanted = kinds.filter((kind) => templates[kind])
  const ask = async () => {
    const said = await askConsent(templates, wanted)
    if (said.length === 0) return refuse(place)
    if (await send({ templates: said })) setAgreed(true)
  }
  if (agreed) return <Notice>好的，到时候微信会发一条消息给您。</Notice>
  if (wanted.length === 0 || wanted.every((kind) => (left[kind] ?? 0) > 0) || !mayAsk(refused, place, Date.now())) return null
  return (
    <>
      <Button kind="quiet" block onTap={() => void ask()}>
        {label}
      </Button>
      <Refused error={error} />
    </>
  )
}
