import { useState } from 'react'
import { Text } from '@tarojs/components'
import { numbersOf } from '@domain/points/pack/numbers'
import type { Row } from '@domain/points/rule'
import { rowWords } from '@domain/points/words'
import { Button } from '@/components/button'
import { Card, Tag } from '@/components/card'
import { Field, TextField } from '@/components/fields'

/** One rule: its words, and its numbers once somebody wants to change them. */
export function RuleRow({
  row,
  changed,
  onChange
}: {
  row: Row
  changed: Readonly<Record<string, number | string>>
  onChange: (path: string, text: string) => void
}) {
  const [open, setOpen] = useState(false)
  const numbers = numbersOf(row)
  const different = numbers.filter(({ path, value }) => path in changed && changed[path] !== value).length
  return (
    <Card title={row.title}>
      <Text className="soft">{rowWords(row) || '没有数字'}</Text>
      {different > 0 && <Tag colour="yellow">改了 {different} 处</Tag>}
      {open &&
        numbers.map(({ path, label, value }) => (
          <Field key={path} label={label} hint={`现在是 ${value}`}>
            <TextField
              label={`${row.title}：${label}`}
              initial={String(changed[path] ?? value)}
              max={8}
              onChange={(text) => onChange(path, text)}
            />
          </Field>
        ))}
      {!open && numbers.length > 0 && (
        <Button kind="quiet" label={`改数字：${row.title}`} onTap={() => setOpen(true)}>
          改数字
        </Button>
      )}
    </Card>
  )
}
