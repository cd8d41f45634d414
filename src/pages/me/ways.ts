import type { Me } from '@contract/member'
import { STAFF_ROLES, type Role } from '@domain/order/scene'

/** A way on from 我的: where to, what it is called, what is there. */
export interface Way {
  url: string
  title: string
  words: string
}
type Post = Me['posts'][number]

const withName = (url: string, { orgName }: Post) => `${url}&name=${encodeURIComponent(orgName)}`

/** What each holder of a post finds, once a post; in the order of the screen. */
const OF_A_POST: { roles: readonly Role[]; way: (post: Post) => Way }[] = [
  {
    roles: STAFF_ROLES,
    way: ({ orgId, orgName }) => ({
      url: `/account/answers/index?orgId=${orgId}`,
      title: '回复投诉建议',
      words: `交到${orgName}的，按时间排好`
    })
  },
  {
    roles: ['community_worker'],
    way: (post) => ({
      url: withName(`/timebank/people/index?org=${post.orgId}`, post),
      title: '互助时间：名单和家人',
      words: '谁在名单上、核对家庭关系、离世登记'
    })
  },
  {
    roles: ['community_worker'],
    way: () => ({ url: '/account/check/index', title: '核对本人', words: '看过身份证和证书，登记上；姓名和出生日期写错了也在这里改' })
  },
  {
    roles: ['district_staff'],
    way: () => ({ url: '/timebank/district/index', title: '账目和公共池', words: '全区总数、核对、拨入和最少要留' })
  },
  {
    roles: ['district_staff'],
    way: () => ({ url: '/shop/catalogue/index', title: '积分兑换的东西', words: '架上有什么、每天的数、在外面结清' })
  },
  {
    roles: STAFF_ROLES,
    way: ({ orgId, orgName }) => ({
      url: `/govern/reviews/index?orgId=${orgId}`,
      title: '复核和申诉',
      words: `${orgName}：要第二个人看的，要答复的`
    })
  },
  { roles: STAFF_ROLES, way: () => ({ url: '/govern/rules/index', title: '积分规则', words: '正在用的、要改的、试算' }) },
  {
    roles: ['liaison'],
    way: (post) => ({
      url: withName(`/govern/unit-year/index?unit=${post.orgId}`, post),
      title: '年度反馈',
      words: `${post.orgName}的成员今年做了多少，不排名次`
    })
  }
]
const OF_POSTS: Way = { url: '/account/posts/index', title: '岗位交接', words: '换人的时候，把岗位交给接手的人' }
/** A browser that a phone has signed in signs in no other. */
const OF_A_PHONE: readonly Way[] =
  process.env.TARO_ENV === 'weapp' ? [{ url: '/account/browser/index', title: '登录电脑', words: '在电脑上用邻里点单，扫电脑上的码' }] : []
const OF_EVERYBODY: readonly Way[] = [
  { url: '/account/wallet/index', title: '积分和互助时间', words: '有多少，每一笔为什么' },
  { url: '/shop/goods/index', title: '积分兑换', words: '用积分换东西，到附近的店里取' },
  { url: '/account/notices/index', title: '消息', words: '点的单、要办的事有了什么新情况' },
  { url: '/account/reminders/index', title: '提醒设置', words: '什么时候不打扰，哪些事用微信告诉我' },
  { url: '/account/links/index', title: '代办人', words: '请家人替我点单，或者我替长辈点单' },
  { url: '/account/feedback/index', title: '投诉建议', words: '有意见直接说，写明几天内回复' },
  ...OF_A_PHONE,
  { url: '/account/privacy/index', title: '隐私', words: '记着我的什么、谁看过我的电话、导出、注销' }
]

/** Every way on from 我的 for this person, each once. */
export const waysOf = ({ posts, handOverWaits }: Pick<Me, 'posts' | 'handOverWaits'>): Way[] => {
  const ofPosts = OF_A_POST.flatMap(({ roles, way }) => posts.filter(({ role }) => roles.includes(role)).map(way))
  const all = [...ofPosts, ...(posts.length > 0 || handOverWaits ? [OF_POSTS] : []), ...OF_EVERYBODY]
  return all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index)
}
