import { Picker, Text, View } from '@tarojs/components'
import type { Reminders } from '@contract/member'
import { USUAL } from '@domain/notices/quiet'
import { Card, Row } from '@/components/card'
import { Chips } from '@/components/choices'

type Hours = Reminders['quiet']

const two = (n: number) => String(n).padStart(2, '0')
/** Minutes of the day as a clock shows them, and back. */
const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const WISHES = [
  { value: 'quiet', label: '要安静' },
  { value: 'any', label: '随时都行' }
] as const

/** The hours in which nothing but alarms is sent. */
export function Quiet({ quiet, onChange }: { quiet: Hours; onChange: (quiet: Hours) => void }) {
  const choose = ([wish]: ('quiet' | 'any')[]) => onChange(wish === 'any' ? null : (quiet ?? USUAL.quiet))
  return (
    <Card title="休息时间不打扰">
      <Chips options={WISHES} chosen={[quiet ? 'quiet' : 'any']} onChange={choose} />
      {quiet && (
        <>
          <Time label="从" minutes={quiet.from} onChange={(from) => onChange({ ...quiet, from })} />
          <Time label="到" minutes={quiet.until} onChange={(until) => onChange({ ...quiet, until })} />
        </>
      )}
      <Text className="soft">这段时间的消息等到结束再发。老人家里没人应门、有人提到不安全，还有当天必须办的急事，随时都会告诉您。</Text>
    </Card>
  )
}

function Time({ label, minutes, onChange }: { label: string; minutes: number; onChange: (minutes: number) => void }) {
  return (
    <Row label={label}>
      <Picker mode="time" value={clockOf(minutes)} onChange={({ detail }) => onChange(minutesOf(String(detail.value)))}>
        <View className="choice">{clockOf(minutes)}</View>
      </Picker>
    </Row>
  )
}
