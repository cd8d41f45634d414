import type { OrderView } from '@domain/order/view/shapes'
import { Chips } from '@/components/choices'
import { Field } from '@/components/fields'
import { Colleagues, Suggested } from './candidates'

/** Who is asked: by name, or all members of the unit, who then come or not as they like. */
export interface Invitation {
  inviteeIds: string[]
  everyone?: boolean
}

const EVERYONE = [
  { value: 'named', label: '点名请' },
  { value: 'everyone', label: '全体成员' }
] as const

/** Whom to ask. An order without a target is kept by the community and asks its own people; all others ask members who fit. */
export function InviteesField({
  order,
  value,
  onChange
}: {
  order: OrderView
  value: Invitation | undefined
  onChange: (invitation: Invitation) => void
}) {
  const mayAskAll = order.actions.some(({ action }) => action === 'dispatch')
  const chosen = value?.inviteeIds ?? []
  const People = order.target ? Suggested : Colleagues
  return (
    <Field label="请谁来" hint="请了也可以不来，愿意的人自己接。">
      {mayAskAll && (
        <Chips
          options={EVERYONE}
          chosen={[value?.everyone ? 'everyone' : 'named']}
          onChange={([way]) => onChange(way === 'everyone' ? { inviteeIds: [], everyone: true } : { inviteeIds: chosen })}
        />
      )}
      {!value?.everyone && <People orderId={order.id} chosen={chosen} onChange={(inviteeIds) => onChange({ inviteeIds })} />}
    </Field>
  )
}
