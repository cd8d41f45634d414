import { Text } from '@tarojs/components'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { useRemote } from '@/services/remote'
import { Consents } from './consents'
import { Leave } from './leave'
import { OwnDataCard } from './own-data'
import { Readings } from './readings'

const kept = (publicName: string) => [
  `姓名、手机号、门牌：加密存着，别人平时看到的是“${publicName}”。`,
  '手机号和门牌：您的单，经办的社区从点单起能看，接了单的人到时候能看；每看一次都记一笔。',
  '点单时写的话和照片：核对过才给接单的人看。',
  '来过几次、现场多少分钟：一直留着；要更正得两个人一起，原来的也留着。',
  '出生日期：只用来算年龄，别人看不到。',
  '积分、互助时间、投诉建议、收到的消息：只有您和办这件事的人看得到。',
  '这部手机的一把签名钥匙：用来证明到场是两部手机一起确认的，不能用来找到您。',
  '不记：您走到哪里、身份证号。'
]

/** What is kept about me, who read it, my copy of it, and the way out. */
export default function PrivacyPage() {
  const { data: me, reload } = useRemote('member.me', {})
  return (
    <Page title="隐私">
      <Card title="记着我的什么">
        {kept(me?.person?.publicName ?? '李阿姨').map((words) => (
          <Text key={words} className="field">
            {words}
          </Text>
        ))}
      </Card>
      {me?.person && <Consents me={me} />}
      <OwnDataCard />
      {me?.person && <Leave erasedAfter={me.person.erasedAfter} onDone={reload} />}
      <Readings />
    </Page>
  )
}
