import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { dayWords } from '@domain/clock/shanghai'
import { Card, Notice } from '@/components/card'
import { useRemote } from '@/services/remote'

const ROOMS = [
  { url: '/account/links/index', title: '代办人', words: '请家人替我点单，或者我替长辈点单' },
  { url: '/account/privacy/index', title: '隐私', words: '记着我的什么、谁看过我的电话、导出、注销' }
] as const

/** The ways on from 我的, and what there asks for an answer. */
export function Rooms({ erasedAfter }: { erasedAfter: number | null }) {
  const { data } = useRemote('member.links', {})
  const asking = data?.links.filter((link) => !link.iAct && !link.agreed) ?? []
  return (
    <>
      {asking.length > 0 && (
        <Notice kind="warn">{asking.map(({ publicName }) => publicName).join('、')}想替您点单，请到“代办人”里回一声。</Notice>
      )}
      {erasedAfter !== null && (
        <Notice kind="warn">您选了注销：{dayWords(erasedAfter, Date.now())}以后删掉。不想注销了，请到“隐私”里取消。</Notice>
      )}
      {ROOMS.map(({ url, title, words }) => (
        <Card key={url} title={title} onTap={() => void Taro.navigateTo({ url })}>
          <Text className="soft">{words}</Text>
        </Card>
      ))}
    </>
  )
}
