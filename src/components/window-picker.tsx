import { useState } from 'react'
import { Picker, Text, View } from '@tarojs/components'
import { DAY } from '@domain/clock/milliseconds'
import { dayOf, dayWords, windowWords } from '@domain/clock/shanghai'
import type { Window } from '@domain/order/order'
import { Button } from './button'
import { Chips } from './choices'
import { halfDays, nextHours } from './half-days'
import { clockOf, instantOf } from './moment'
import { Refused } from './refused'

const OTHER = 'other'
const MOST = 3
const keyOf = ({ startAt, endAt }: Window) => `${startAt}-${endAt}`

/** When somebody may come: five half days and "another time"; one to three may be on. */
export function WindowPicker({ value, onChange }: { value: readonly Window[]; onChange: (windows: Window[]) => void }) {
  const [now] = useState(() => Date.now())
  const [other, setOther] = useState(false)
  const [full, setFull] = useState(false)
  const near = halfDays(now)
  const own = value.filter((window) => !near.some((half) => keyOf(half.window) === keyOf(window)))
  const options = [
    ...near.map(({ window, label }) => ({ value: keyOf(window), label })),
    ...own.map((window) => ({ value: keyOf(window), label: windowWords(window, now) })),
    { value: OTHER, label: '别的时间' }
  ]
  const all = [...near.map((half) => half.window), ...own]
  const choose = (keys: string[]) => {
    if (keys.includes(OTHER)) setOther(true)
    const windows = all.filter((window) => keys.includes(keyOf(window)))
    // what was chosen stays: a fourth tap never takes the first away
    setFull(windows.length > MOST)
    if (windows.length <= MOST) onChange(windows)
  }
  return (
    <View className="field">
      <Chips options={options} chosen={value.map(keyOf)} onChange={choose} many />
      {other && (
        <OtherTime
          now={now}
          onDone={(window) => {
            setOther(false)
            setFull(value.length >= MOST)
            if (value.length < MOST) onChange([...value, window])
          }}
        />
      )}
      {full ? (
        <Text className="field__error">最多选三个。要换，先点一下已选的。</Text>
      ) : (
        <Text className="soft small">可以选一到三个，选得多更容易找到人。</Text>
      )}
    </View>
  )
}

const PAST = { message: '这个时间已经过去了，请再选一个' }
/** A day, a beginning and an end of one's own. What is over is not taken, and stays to be changed. */
function OtherTime({ now, onDone }: { now: number; onDone: (window: Window) => void }) {
  const near = nextHours(now)
  const [day, setDay] = useState(dayOf(near.startAt))
  const [from, setFrom] = useState(clockOf(near.startAt))
  const [until, setUntil] = useState(clockOf(near.endAt))
  const [over, setOver] = useState('')
  const startAt = instantOf(day, from)
  const endAt = instantOf(day, until)
  // an end that is not after the beginning is the next day's, and says so
  const window = { startAt, endAt: endAt > startAt ? endAt : endAt + DAY }
  const finish = () => (window.endAt > Date.now() ? onDone(window) : setOver(keyOf(window)))
  return (
    <View className="card">
      <Picker mode="date" value={day} start={dayOf(now)} onChange={(event) => setDay(event.detail.value)}>
        <View className="choice">哪一天：{dayWords(startAt, now)}</View>
      </Picker>
      <Picker mode="time" value={from} onChange={(event) => setFrom(event.detail.value)}>
        <View className="choice">几点起：{from}</View>
      </Picker>
      <Picker mode="time" value={until} onChange={(event) => setUntil(event.detail.value)}>
        <View className="choice">
          到几点：{endAt > startAt ? '' : '第二天 '}
          {until}
        </View>
      </Picker>
      <Refused error={over === keyOf(window) ? PAST : null} />
      <Button kind="primary" block onTap={finish}>
        就这个时间
      </Button>
    </View>
  )
}
