import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Output } from '@contract'
import type { FoundPerson } from '@contract/member'
import { livesWords } from '@/services/found-words'
import { useSend } from '@/services/remote'
import { Button } from './button'
import { Choices } from './choices'
import { Field, TextField } from './fields'
import { RegisterFor } from './register-for'

/** Somebody of the worker's own community, by full name or phone; every search is written down, with why. Who is not there is registered here. */
export function Search({
  why = 'place',
  onFound,
  onAnew
}: {
  why?: 'place' | 'check'
  onFound: (found: FoundPerson) => void
  onAnew?: () => void
}) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<FoundPerson[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  /** whom nobody has found and the worker registers now */
  const [missed, setMissed] = useState<string | null>(null)
  const [known, setKnown] = useState(false)
  const { send, busy, error } = useSend('member.find', ({ items }) => {
    // whoever was chosen before is not whom one looks for now
    setChosen(null)
    setMissed(null)
    setKnown(false)
    onAnew?.()
    setFound(items)
  })
  const choose = (personId: string) => {
    setChosen(personId)
    const one = found?.find((person) => person.personId === personId)
    if (one) onFound(one)
  }
  const registered = ({ person, known: before }: Output<'member.registerFor'>) => {
    setMissed(null)
    setKnown(before)
    setFound([person])
    setChosen(person.personId)
    onFound(person)
  }
  return (
    <>
      <Field label="找这位居民" hint="写全名或手机号。每次查找都会留下记录。" error={error?.message}>
        <View className="line">
          <TextField label="姓名或电话" placeholder="全名或手机号" max={30} onChange={setText} />
          <Button busy={busy} onTap={() => void send({ text, why })}>
            找一找
          </Button>
        </View>
        {found?.length === 0 && <Text className="soft">没有找到，请核对全名或手机号。</Text>}
        {known && <Text className="soft">这一位登记过，就用原来的登记。</Text>}
        {found && (
          <Choices
            options={found.map((one) => ({ value: one.personId, label: one.publicName, note: livesWords(one) }))}
            chosen={chosen}
            onChange={choose}
          />
        )}
        {found?.length === 0 && missed === null && <Button onTap={() => setMissed(text.trim())}>没登记过？现在登记</Button>}
      </Field>
      {missed !== null && <RegisterFor key={missed} sought={missed} onDone={registered} />}
    </>
  )
}
