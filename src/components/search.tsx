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

/** Of somebody who was registered before: which home stands in the order. */
const knownWords = ({ person, homeId }: Output<'member.registerFor'>): string =>
  homeId === null
    ? `这一位自己登记过，住址由本人改，现在用的是${livesWords({ ...person, homes: person.homes.slice(0, 1) })}。`
    : '这一位登记过，就用原来的登记，去的是刚才写的住址。'

/** Somebody of the worker's own community, by full name or phone; every search is written down, with why. Who is not there, or only shares a name, is registered here. */
export function Search({
  why = 'place',
  onFound,
  onAnew
}: {
  why?: 'place' | 'check'
  /** `homeId`: which of their homes was said when they were registered just now */
  onFound: (found: FoundPerson, homeId?: string) => void
  onAnew?: () => void
}) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<FoundPerson[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  /** who is none of those found and is registered now */
  const [missed, setMissed] = useState<string | null>(null)
  const [done, setDone] = useState<Output<'member.registerFor'> | null>(null)
  // whoever was chosen before is not whom one looks for now
  const anew = () => {
    setChosen(null)
    setDone(null)
    onAnew?.()
  }
  const { send, busy, error } = useSend('member.find', ({ items }) => {
    anew()
    setMissed(null)
    setFound(items)
  })
  const choose = (personId: string) => {
    setChosen(personId)
    setMissed(null)
    const one = found?.find((person) => person.personId === personId)
    if (one) onFound(one)
  }
  const registered = (answer: Output<'member.registerFor'>) => {
    const { person, homeId } = answer
    setMissed(null)
    setDone(answer)
    setFound([person])
    setChosen(person.personId)
    onFound(person, homeId ?? undefined)
  }
  /** a namesake is registered too: of those found nobody is meant */
  const register = () => {
    anew()
    setMissed(text.trim())
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
        {done?.known && <Text className="soft">{knownWords(done)}</Text>}
        {found && (
          <Choices
            options={found.map((one) => ({ value: one.personId, label: one.publicName, note: livesWords(one) }))}
            chosen={chosen}
            onChange={choose}
          />
        )}
        {found && !done && missed === null && (
          <Button onTap={register}>{found.length === 0 ? '没登记过？现在登记' : '都不是？现在登记'}</Button>
        )}
      </Field>
      {missed !== null && <RegisterFor key={missed} sought={missed} onDone={registered} />}
    </>
  )
}
