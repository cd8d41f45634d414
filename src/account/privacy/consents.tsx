import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import { Button } from '@/components/button'
import { Card, Row } from '@/components/card'
import { useRemote } from '@/services/remote'

/** What I have agreed to, each with where it is taken back. */
export function Consents({ me }: { me: Me }) {
  const { data } = useRemote('member.links', {})
  const agents = data?.links.filter(({ iAct, agreed }) => !iAct && agreed).map(({ publicName }) => publicName) ?? []
  const messages = Object.values(me.wechat.left).reduce((sum, left) => sum + left, 0)
  const tail = me.person?.phoneTail ?? null
  return (
    <Card title="我同意过的">
      <Row label="手机号">{tail === null ? '没有给' : `给过，尾号 ${tail}`}</Row>
      <Row label="替我点单">{data ? agents.join('、') || '没有' : '正在取来'}</Row>
      <Row label="微信消息">{messages > 0 ? `还能发 ${messages} 条` : '没有'}</Row>
      <Text className="soft">
        手机号、代办人和微信消息，下面随时可以改；手机号在注销时一起删掉。相机和照片，在微信“设置 · 隐私”里收回。
      </Text>
      <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: '/account/profile/index' })}>
        改手机号
      </Button>
      <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: '/account/links/index' })}>
        改代办人
      </Button>
      <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: '/account/reminders/index' })}>
        改微信消息
      </Button>
    </Card>
  )
}
