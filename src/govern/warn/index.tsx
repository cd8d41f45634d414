import { useState } from 'react'
import { HOUR } from '@domain/clock/milliseconds'
import { LEVEL_WORDS, WARNING_LEVELS, WEATHER_WORDS, WEATHERS, type WarningLevel, type Weather } from '@domain/points/warning'
import { Chips } from '@/components/choices'
import { Field } from '@/components/fields'
import { Page } from '@/components/page'
import { SendBar } from '@/components/send-bar'
import { goBack } from '@/services/go-back'
import { useSend } from '@/services/remote'
import { MomentField } from './moment-field'
import { WhereField } from './where-field'

const WHAT = WEATHERS.map((value) => ({ value, label: WEATHER_WORDS[value] }))
const LEVEL = WARNING_LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value] }))
/** Most warnings are entered when they have just come, and hold for some hours. */
const justNow = () => Math.floor(Date.now() / HOUR) * HOUR
const SOME_HOURS = 6 * HOUR

/** One warning of bad weather, as the weather service has given it out. */
export default function WarnPage() {
  const [what, setWhat] = useState<Weather | null>(null)
  const [level, setLevel] = useState<WarningLevel | null>(null)
  const [communityIds, setWhere] = useState<string[] | null>([])
  const [startAt, setStart] = useState(justNow)
  const [endAt, setEnd] = useState(() => justNow() + SOME_HOURS)
  const { send, busy, error } = useSend('points.warn', goBack)
  const whole =
    what && level && communityIds?.length !== 0 ? { what, level, startAt, endAt, ...(communityIds ? { communityIds } : {}) } : null
  return (
    <Page title="登记天气预警">
      <Field label="什么天气">
        <Chips options={WHAT} chosen={what ? [what] : []} onChange={([one = null]) => setWhat(one)} />
      </Field>
      <Field label="什么级别" hint="蓝色、黄色预警不多算积分，不用登记。">
        <Chips options={LEVEL} chosen={level ? [level] : []} onChange={([one = null]) => setLevel(one)} />
      </Field>
      <WhereField value={communityIds} onChange={setWhere} />
      <MomentField label="从什么时候" value={startAt} onChange={setStart} />
      <MomentField label="到什么时候" hint="一条最长三天。" value={endAt} onChange={setEnd} />
      {whole && <SendBar label="登记这条预警" busy={busy} error={error} onTap={() => void send(whole)} />}
    </Page>
  )
}
