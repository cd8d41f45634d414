import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import { dayWords } from '@domain/clock/shanghai'
import { ASSET_NAMES } from '@domain/ledger/account'
import { Card, Notice } from '@/components/card'
import { useRemote } from '@/services/remote'
import { waysOf } from './ways'

/** The ways on from 我的, and what there asks for an answer. */
export function Rooms({ me, erasedAfter }: { me: Me; erasedAfter: number | null }) {
  const { data } = useRemote('member.links', {})
  const { data: books } = useRemote(
    'timebank.books',
    {},
    me.posts.some(({ role }) => role === 'district_staff')
  )
  const asking = data?.links.filter((link) => !link.iAct && !link.agreed) ?? []
  return (
    <>
      {asking.length > 0 && (
        <Notice kind="warn">{asking.map(({ publicName }) => publicName).join('、')}想替您点单，请到“代办人”里回一声。</Notice>
      )}
      {me.handOverWaits && <Notice kind="warn">有岗位交接等您回一声，请到“岗位交接”里看。</Notice>}
      {books?.stops.map(({ asset }) => (
        <Notice key={asset} kind="danger">
          {ASSET_NAMES[asset]}的账有对不上的，先停着。请到“账目和公共池”里看。
        </Notice>
      ))}
      {erasedAfter !== null && (
        <Notice kind="warn">您选了注销：{dayWords(erasedAfter, Date.now())}以后删掉。不想注销了，请到“隐私”里取消。</Notice>
      )}
      {waysOf(me).map(({ url, title, words }) => (
        <Card key={url} title={title} onTap={() => void Taro.navigateTo({ url })}>
          <Text className="soft">{words}</Text>
        </Card>
      ))}
    </>
  )
}
