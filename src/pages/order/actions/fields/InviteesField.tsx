import type { Action } from '@domain/order/step'
import { Chips } from '@/components/choices'
import { Field } from '@/components/fields'
import { Group } from '@/components/group'
import type { FieldProps } from '../fields'
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

/** Who can be asked by each action, and whether all members at once may be. */
const PEOPLE: Partial<Record<Action, { from: typeof Suggested; everyone?: boolean }>> = {
  keep: { from: Colleagues },
  dispatch: { from: Suggested, everyone: true }
}

/** Whom to ask: by name with the reasons, or everybody of the unit. Who is asked may always say no. */
export function InviteesField({ order, offer, value, onChange }: FieldProps<Invitation>) {
  const { from: People, everyone } = PEOPLE[offer.action] ?? { from: Suggested }
  const chosen = value?.inviteeIds ?? []
  return (
    <Field label="请谁来" hint="请了也可以不来，愿意的人自己接。">
      {everyone && (
        <Chips
          options={EVERYONE}
          chosen={[value?.everyone ? 'everyone' : 'named']}
          onChange={([way]) => onChange(way === 'everyone' ? { inviteeIds: [], everyone: true } : { inviteeIds: chosen })}
        />
      )}
      <Group>
        {!value?.everyone && (
          <People
            orderId={order.id}
            chosen={chosen}
            untouched={offer.action === 'dispatch' && value === undefined}
            onChange={(inviteeIds) => onChange({ inviteeIds })}
          />
        )}
      </Group>
    </Field>
  )
}
