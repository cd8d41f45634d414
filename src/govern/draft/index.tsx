import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Picker, Text, View } from '@tarojs/components'
import type { RuleVersionView } from '@contract/rules'
import { dayOf } from '@domain/clock/shanghai'
import type { Changes } from '@domain/points/pack/numbers'
import { readPack } from '@domain/points/pack/read'
import { Tabs } from '@/components/choices'
import { Field, TextArea } from '@/components/fields'
import { Page } from '@/components/page'
import { SendBar } from '@/components/send-bar'
import { PageState } from '@/components/state'
import { useRemote, useSend } from '@/services/remote'
import { RuleRow } from './rule-row'
import { draftFile, firstDay, usualDay, withTyped } from './typed'

const WAYS = [
  { value: 'numbers', label: '改数字' },
  { value: 'file', label: '整份文件' }
] as const

/** A version on its way: the latest rules with other numbers, or a whole file. Nothing in force is touched. */
export default function DraftPage() {
  const { id } = useRouter().params
  const { data, error, reload } = useRemote('points.ruleVersion', id ? { id } : {})
  return <Page title="起草规则">{data ? <Writing base={data} id={id} /> : <PageState error={error} onRetry={reload} />}</Page>
}

function Writing({ base, id }: { base: RuleVersionView; id: string | undefined }) {
  const [now] = useState(Date.now)
  const [pack] = useState(() => readPack(base.file))
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('numbers')
  const [day, setDay] = useState(id ? dayOf(base.effectiveAt) : usualDay(now))
  const [changes, setChanges] = useState<Changes>({})
  const [file, setFile] = useState<string | null>(null)
  const { send, busy, error } = useSend('points.draft', (view) => void Taro.redirectTo({ url: `/govern/version/index?id=${view.id}` }))
  const written = draftFile(pack, changes, day)
  const keep = () => send({ ...(id ? { id } : {}), file: way === 'file' ? (file ?? written) : written })
  return (
    <>
      <Text className="soft">从“{base.version}”改起，正在用的不受影响。存好以后先试算，再签字发布。</Text>
      <Tabs tabs={WAYS} current={way} onChange={setWay} />
      {way === 'numbers' ? (
        <>
          <Field label="从哪天起用" hint="要从明天起、两年以内，也要在已经发布的每一版以后。">
            <Picker mode="date" value={day} start={firstDay(now)} onChange={({ detail }) => setDay(detail.value)}>
              <View className="choice">{day}</View>
            </Picker>
          </Field>
          {pack.rows.map((row) => (
            <RuleRow
              key={row.code}
              row={row}
              changed={changes[row.code] ?? {}}
              onChange={(path, text) => setChanges(withTyped(changes, row.code, path, text))}
            />
          ))}
        </>
      ) : (
        <Field label="规则文件" hint="一条一行。写错了会告诉您是第几行、为什么。">
          <TextArea label="规则文件" initial={file ?? written} max={30000} onChange={setFile} />
        </Field>
      )}
      <SendBar label="存成草稿" busy={busy} error={error} onTap={() => void keep()} />
    </>
  )
}
