import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { dayOf } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { PageState } from '@/components/state'
import { remember, useRemote, useSend } from '@/services/remote'

/** Phones whose signatures count as mine; one that was lost is taken off here. */
export function Devices() {
  const { data, error, reload } = useRemote('books.devices', {})
  const { send, busy, error: refused } = useSend('books.endDevice', (left) => remember('books.devices', {}, left))
  if (!data) return <PageState error={error} onRetry={reload} />
  const live = data.devices.filter(({ until }) => until === null)
  const end = async (id: string): Promise<void> => {
    const { confirm } = await Taro.showModal({
      title: '这部手机不用了',
      content: '以后它签的不算，以前签过的还在。',
      confirmText: '不用了'
    })
    if (confirm) await send({ id })
  }
  return (
    <Card title="签名的手机">
      <Text className="soft">
        {live.length === 0
          ? '出示服务码或者到场签到的时候，手机会自动签名，现在还没有签过。'
          : '出示服务码、到场签到时，这些手机替您签名。丢了或送人了，请点“不用了”。'}
      </Text>
      {live.map(({ id, since }) => (
        <Button key={id} block busy={busy} label={`${dayOf(since)} 登记的手机，不用了`} onTap={() => void end(id)}>
          {dayOf(since)} 登记的手机 · 不用了
        </Button>
      ))}
      {refused && <Notice kind="danger">{refused.message}</Notice>}
    </Card>
  )
}
