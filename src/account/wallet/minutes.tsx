import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { MinuteBalance, AccountBalance } from '@contract/books'
import { spendableMinutes } from '@domain/timebank/amount'
import { durationWords } from '@domain/timebank/words'
import { Card, Notice, Row } from '@/components/card'
import { Chips } from '@/components/choices'
import { PageState } from '@/components/state'
import { useRemote, useSend } from '@/services/remote'
import { Give } from './give'

const PARTS = [
  { kind: 'earned', label: '自己攒的' },
  { kind: 'gifted', label: '家人送的' },
  { kind: 'allotment', label: '本月公共额度' }
] as const

/** A part that was never used is not spoken of, except what one earns oneself. */
const shown = ({ owned }: AccountBalance, kind: (typeof PARTS)[number]['kind']): boolean => kind === 'earned' || owned > 0
const balanceWords = ({ owned, free }: AccountBalance): string =>
  free < owned ? `${durationWords(owned)}，其中预留 ${durationWords(owned - free)}` : durationWords(owned)

/** 用我的互助时间: whether what I earned may pay for what I ask for. */
function UseOwn({ use, onDone }: { use: boolean; onDone: () => void }) {
  const { send, error } = useSend('timebank.useOwn', onDone)
  const options = [
    { value: 'yes', label: '点单时用' },
    { value: 'no', label: '先攒着' }
  ]
  return (
    <Card title="用我的互助时间">
      <Chips options={options} chosen={[use ? 'yes' : 'no']} onChange={([chosen]) => void send({ use: chosen === 'yes' })} />
      <Text className="soft">先攒着也能照样点单，来帮忙的人只记积分。</Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
    </Card>
  )
}

/** What I have in minutes, from where, and what I may do with it. */
export function Minutes() {
  const { data, error, reload } = useRemote('timebank.balance', {})
  if (!data) return <PageState error={error} onRetry={reload} />
  return (
    <>
      {data.stopped && <Notice kind="warn">互助时间正在核对，这几天先不动。原来的都在，服务照常，该到的过后补上。</Notice>}
      {data.frozen && <Notice kind="warn">这个账户现在只能存、不能用。</Notice>}
      <Card title="我的互助时间">
        <Text className="huge">{durationWords(sumOf(data))}</Text>
        {PARTS.filter(({ kind }) => shown(data[kind], kind)).map(({ kind, label }) => (
          <Row key={kind} label={label}>
            {balanceWords(data[kind])}
          </Row>
        ))}
        {data.dues > 0 && <Notice kind="warn">更正后还欠公共池 {durationWords(data.dues)}，从以后到账的里补。</Notice>}
        {!data.mayUse && <Text className="soft">自己攒的满 65 岁可以用（名单上的老人 60 岁），现在可以送给家人或捐给公共池。</Text>}
      </Card>
      <Card title="公共时间池" onTap={() => void Taro.navigateTo({ url: '/timebank/pool/index' })}>
        <Text className="soft">还够用多久、从哪里来、给谁用</Text>
      </Card>
      {data.mayUse && <UseOwn use={data.useOwn} onDone={reload} />}
      {spendableMinutes({ free: data.earned.free, dues: data.dues }) > 0 && !data.frozen && <Give balance={data} onDone={reload} />}
    </>
  )
}
const sumOf = ({ earned, gifted, allotment }: MinuteBalance): number => earned.owned + gifted.owned + allotment.owned
