import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Input } from '@contract'
import type { AddressView, Me } from '@contract/member'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { gridWords, homeWords } from '@/services/grid-words'
import { AddressSheet } from './address-sheet'

type Home = Input<'member.saveAddress'>
const NEW = { building: '', door: '' }
const wordsOf = (address: AddressView) => `${gridWords(address)} ${homeWords(address)}`

/** Where people may come to: one's own homes and those of the elders one acts for, each by name. */
export function Addresses({ me, onDone }: { me: Me; onDone: () => void }) {
  const [editing, setEditing] = useState<Home | null>(null)
  const owners = [...(me.person ? [{ personId: me.person.id, publicName: '我家' }] : []), ...me.agentFor]
  return (
    <Card title="地址">
      {owners.map(({ personId, publicName }) => (
        <View key={personId} className="field">
          {owners.length > 1 && <Text className="field__label">{publicName}</Text>}
          {me.addresses
            .filter((address) => address.personId === personId)
            .map((address) => (
              <View key={address.id} className="line">
                <Text className="grow">{wordsOf(address)}</Text>
                <Button kind="quiet" label={`改 ${wordsOf(address)}`} onTap={() => setEditing(homeOf(address))}>
                  改
                </Button>
              </View>
            ))}
          <Button kind="quiet" block onTap={() => setEditing({ ...NEW, personId })}>
            加一个地址
          </Button>
        </View>
      ))}
      {editing && <AddressSheet home={editing} onClose={() => setEditing(null)} onDone={onDone} />}
    </Card>
  )
}

/** A grid that nobody has said stays unsaid until somebody says it; the door of an elder is typed anew. */
const homeOf = ({ id, personId, gridId, communityId, gridGuessed, building, door }: AddressView): Home => ({
  ...(gridGuessed ? { communityId } : { gridId }),
  id,
  personId,
  building,
  door: door ?? ''
})
