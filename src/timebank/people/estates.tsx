import { useState } from 'react'
import { Picker, Text, View } from '@tarojs/components'
import { dayOf } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Field } from '@/components/fields'
import { Group } from '@/components/group'
import { Pages } from '@/components/pages'
import { Sheet } from '@/components/sheet'
import { Search } from '@/components/search'
import { usePages, useSend } from '@/services/remote'
import { dateWords } from '../day-words'
import { EstateCard } from './estate-card'

/** Deaths that this community recorded: each by two of its workers, and what the relatives chose by two as well. */
export function Estates({ orgId }: { orgId: string }) {
  const pages = usePages('timebank.estates', { orgId })
  const [adding, setAdding] = useState(false)
  const close = () => setAdding(false)
  return (
    <>
      <Text className="soft">老人走了以后，互助时间由近亲属在一年里选：留给一位家人，或者转入公共池。每一步要两位同事分别签字。</Text>
      <Button kind="primary" block onTap={() => setAdding(true)}>
        登记一位
      </Button>
      <Group>{adding && <Record onClose={close} onDone={() => (close(), pages.reload())} />}</Group>
      <Pages pages={pages} empty="没有登记。" row={(estate) => <EstateCard estate={estate} onDone={pages.reload} />} />
    </>
  )
}

function Record({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [found, setFound] = useState<{ personId: string; publicName: string } | null>(null)
  const [today] = useState(() => dayOf(Date.now()))
  const [diedOn, setDiedOn] = useState(today)
  const { send, busy, error } = useSend('timebank.recordDeath', onDone)
  return (
    <Sheet title="离世登记" onClose={onClose}>
      <Search onFound={setFound} />
      {found && (
        <Field label="哪一天走的" hint="按证明上写的日子。">
          <Picker mode="date" value={diedOn} end={today} onChange={({ detail }) => setDiedOn(detail.value)}>
            <View className="input">{dateWords(diedOn)}</View>
          </Picker>
        </Field>
      )}
      {error && <Notice kind="danger">{error.message}</Notice>}
      {found && (
        <ButtonBar sticky>
          <Button kind="primary" busy={busy} onTap={() => void send({ personId: found.personId, diedOn })}>
            登记{found.publicName}离世
          </Button>
        </ButtonBar>
      )}
    </Sheet>
  )
}
