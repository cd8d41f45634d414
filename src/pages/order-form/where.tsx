import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Me } from '@contract'
import type { Item } from '@domain/menu/item'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { addressesFor, isPublic, type Draft } from './request'

/** The address stands there already; another is one tap away. A public service asks where to meet. */
export function Where({
  me,
  item,
  draft,
  onChange
}: {
  me: Me
  item: Item | null
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}) {
  const [changing, setChanging] = useState(false)
  const addresses = addressesFor(draft, me)
  const chosen = addresses.find(({ id }) => id === draft.addressId) ?? addresses[0]
  if (isPublic(draft, item))
    return (
      <Field label="在哪里见面">
        <TextField
          label="在哪里见面"
          initial={draft.place}
          max={60}
          placeholder="比如 社区活动室"
          onChange={(place) => onChange({ place })}
        />
      </Field>
    )
  if (!chosen)
    return (
      <Field label="地址">
        <Button onTap={() => void Taro.switchTab({ url: '/pages/me/index' })}>先去“我的”加一个地址</Button>
      </Field>
    )
  return (
    <Field label="地址">
      <View className="line">
        <Text>{chosen.label}</Text>
        {addresses.length > 1 && (
          <Button kind="quiet" onTap={() => setChanging(!changing)}>
            改
          </Button>
        )}
      </View>
      {changing && (
        <Choices
          options={addresses.map(({ id, label }) => ({ value: id, label }))}
          chosen={chosen.id}
          onChange={(addressId) => onChange({ addressId })}
        />
      )}
    </Field>
  )
}
