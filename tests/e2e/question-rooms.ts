export const COMMUNITY = `org=huaishu&name=${encodeURIComponent('槐树里社区')}`
const PEOPLE = `timebank/people/index?${COMMUNITY}`
const STANDING = `work/standing/index?${COMMUNITY}`

/** The questions that lie over a room and are no step of an order (those are in sheets.ts): whose, in which room, and the taps that ask. */
export const questionsOf = ({
  outing,
  lesson
}: {
  outing: string
  lesson: string
}): Record<string, [room: string, ...taps: string[]][]> => ({
  李桂芳: [
    ['pages/me/index', '加一个地址'],
    ['account/privacy/index', '我要注销']
  ],
  王丽: [
    ['account/posts/index', '交给别人'],
    [STANDING, '再签一项'],
    [STANDING, '收回'],
    [PEOPLE, '加一位'],
    [PEOPLE, '移出名单'],
    [PEOPLE, '家庭关系', '核对一家'],
    [PEOPLE, '离世登记', '登记一位'],
    [outing, '林师傅：介绍过了'],
    [lesson, '记主讲和人数']
  ],
  方志明: [['govern/reviews/index?orgId=liuyin&list=paid', '撤销']],
  沈国栋: [
    ['shop/catalogue/index', '数量'],
    ['shop/catalogue/index', '下架'],
    ['govern/weather/index', '撤回']
  ]
})
