import { Picker, View } from '@tarojs/components'
import { birthdayWords, dayOf } from '@domain/clock/shanghai'
import { Field } from './fields'

/** A day of birth (YYYY-MM-DD), none in the future; the wheel begins where most elders are near. */
export function BirthdayField({
  label = '出生日期',
  value,
  onChange
}: {
  label?: string
  value: string
  onChange: (birthDay: string) => void
}) {
  return (
    <Field label={label}>
      <Picker mode="date" value={value || '1955-01-01'} end={dayOf(Date.now())} onChange={({ detail }) => onChange(detail.value)}>
        <View className="choice">{value ? birthdayWords(value) : '点这里选'}</View>
      </Picker>
    </Field>
  )
}
