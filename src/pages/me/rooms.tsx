import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import { dayWords } from '@domain/clock/shanghai'
import { ASSET_NAMES } from '@domain/ledger/account'
import { STAFF_ROLES } from '@domain/order/scene'
import { Card, Notice } from '@/components/card'
import { useRemote } from '@/services/remote'

const ROOMS = [
  { url: '/account/wallet/index', title: '积分和互助时间', words: '有多少，每一笔为什么' },
  { url: '/shop/goods/index', title: '积分兑换', words: '用积分换东西，到附近的店里取' },
  { url: '/account/notices/index', title: '消息', words: '点的单、要办的事有了什么新情况' },
  { url: '/account/reminders/index', title: '提醒设置', words: '什么时候不打扰，哪些事用微信告诉我' },
  { url: '/account/links/index', title: '代办人', words: '请家人替我点单，或者我替长辈点单' },
  { url: '/account/feedback/index', title: '投诉建议', words: '有意见直接说，写明几天内回复' },
  { url: '/account/privacy/index', title: '隐私', words: '记着我的什么、谁看过我的电话、导出、注销' }
]

/** The ways on from 我的, and what there asks for an answer. */
export function Rooms({ me, erasedAfter }: { me: Me; erasedAfter: number | null }) {
  const { data } = useRemote('member.links', {})
  const { data: books } = useRemote(
    'timebank.books',
    {},
    me.posts.some(({ role }) => role === 'district_staff')
  )
  const asking = data?.links.filter((link) => !link.iAct && !link.agreed) ?? []
  const answers = me.posts
    .filter(({ role }) => STAFF_ROLES.includes(role))
    .map(({ orgId, orgName }) => ({
      url: `/account/answers/index?orgId=${orgId}`,
      title: '回复投诉建议',
      words: `交到${orgName}的，按时间排好`
    }))
  const ofPosts = me.posts.flatMap(({ role, orgId, orgName }) => {
    if (role === 'community_worker')
      return [
        {
          url: `/timebank/people/index?org=${orgId}&name=${encodeURIComponent(orgName)}`,
          title: '互助时间：名单和家人',
          words: '谁在名单上、核对家庭关系、离世登记'
        }
      ]
    return role === 'district_staff'
      ? [
          { url: '/timebank/district/index', title: '账目和公共池', words: '全区总数、核对、拨入和最少要留' },
          { url: '/shop/catalogue/index', title: '积分兑换的东西', words: '架上有什么、每天的数、在外面结清' }
        ]
      : []
  })
  const govern = [
    ...me.posts
      .filter(({ role }) => STAFF_ROLES.includes(role))
      .map(({ orgId, orgName }) => ({
        url: `/govern/reviews/index?orgId=${orgId}`,
        title: '复核和申诉',
        words: `${orgName}：要第二个人看的，要答复的`
      })),
    ...(me.posts.some(({ role }) => STAFF_ROLES.includes(role))
      ? [{ url: '/govern/rules/index', title: '积分规则', words: '正在用的、要改的、试算' }]
      : []),
    ...me.posts
      .filter(({ role }) => role === 'liaison')
      .map(({ orgId, orgName }) => ({
        url: `/govern/unit-year/index?unit=${orgId}&name=${encodeURIComponent(orgName)}`,
        title: '年度反馈',
        words: `${orgName}的成员今年做了多少，不排名次`
      }))
  ]
  return (
    <>
      {asking.length > 0 && (
        <Notice kind="warn">{asking.map(({ publicName }) => publicName).join('、')}想替您点单，请到“代办人”里回一声。</Notice>
      )}
      {books?.stops.map(({ asset }) => (
        <Notice key={asset} kind="danger">
          {ASSET_NAMES[asset]}的账有对不上的，先停着。请到“账目和公共池”里看。
        </Notice>
      ))}
      {erasedAfter !== null && (
        <Notice kind="warn">您选了注销：{dayWords(erasedAfter, Date.now())}以后删掉。不想注销了，请到“隐私”里取消。</Notice>
      )}
      {[...answers, ...ofPosts, ...govern, ...ROOMS].map(({ url, title, words }) => (
        <Card key={url} title={title} onTap={() => void Taro.navigateTo({ url })}>
          <Text className="soft">{words}</Text>
        </Card>
      ))}
    </>
  )
}
