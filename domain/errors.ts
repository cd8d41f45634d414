/**
 * Every refusal there is: a code for programs, one kind sentence for people. `{name}` is filled from the parameters.
 * A refusal changes nothing; a bug is `invariant`, never a row here.
 */
export const REFUSALS = {
  INVALID_INPUT: '填写的内容有点问题，请改一下：{what}',
  TEXT_TOO_LONG: '{what}写得有点长，请控制在 {max} 个字以内',
  TEXT_UNREADABLE: '内容里有无法保存的字符，请删掉后再试',
  BODY_TOO_LARGE: '内容太大了，请精简后再试',
  UNKNOWN_ACTION: '没有这个功能，请更新后再试',
  NOT_SIGNED_IN: '请先登录',
  NOT_REGISTERED: '请先登记姓名和住址',
  NOT_ALLOWED: '这一步要由{who}来做',
  NOT_FOUND: '没有找到这一单，或者您不能查看',
  WRONG_STATE: '这一单现在是“{state}”，做不了这一步',
  STALE: '正好有人在办这一单，请再试一次',
  CHANGED: '内容有变化，请再看一眼',
  REQUEST_REUSED: '这次提交和上次的内容不一样，请返回重新提交',
  TOO_MANY: '今天操作得太多了，请明天再试',
  TOO_FAST: '操作太快了，请歇一会儿再试',
  SEAT_TAKEN: '刚刚被别人接走了',
  NOT_ELIGIBLE: '这一单您暂时接不了：{why}',
  NOT_INTRODUCED: '第一次单独陪这位居民，要先由社区介绍一下',
  OWN_ORDER: '自己或家人的单要请别人来接',
  TIME_CLASH: '和您已经接下的另一单时间太近了',
  RISK_UNREAD: '请先看过风险提示并确认有保险',
  WINDOW_NEEDED: '请选一个您能来的时间',
  WINDOW_INVALID: '请选 1 到 3 个六十天以内、还没过去的时间，每段不超过 12 小时',
  ALREADY_PLACED: '最近七天已经点过一单一样的，还要再点吗',
  WORDS_NEEDED: '请写一句您需要什么',
  ITEM_NEEDED: '请先选定是哪一项服务',
  ITEM_NOT_ORDERABLE: '这一项不能直接点，请选别的服务',
  ADDRESS_NEEDED: '请选一个上门地址或公共地点',
  OTHER_COMMUNITY: '换到别的社区，请取消这一单，到那边重新点一单',
  WITNESS_NEEDED: '请指定一位在现场出示服务码的人，或打印纸条',
  SLOTS_TOO_MANY: '这一项一次最多请 {max} 位，要更多人请社区来安排',
  SLOTS_TOO_FEW: '上门办这一项，至少要 {min} 位一起去',
  RING_INVALID: '请选比现在更大的范围',
  WHY_NEEDED: '替别人点单，请写明为谁、为什么',
  STANDING_RISK: '这一项要先有人看过每一单，不能常办直通',
  NOT_DUTY: '这一项不在社区公布的职责清单里，不能交给社区自己办',
  UNIT_NOT_CHECKED_IN: '这个单位没有到本社区报到',
  UNIT_WITHOUT_LIAISON: '这个单位现在没有联络员，请换一个单位',
  UNIT_RETURNED: '这个单位这一轮已经退过单，请换一个',
  RETURN_TOO_LATE: '超过退单时限了，请继续办理',
  SEAT_ACCEPTED: '已经有人接单，先和他说好再收回',
  NOBODY_INVITED: '请至少请一位',
  INVITEE_UNFIT: '{name}接不了这一单：{why}',
  REASON_NEEDED: '请写明原因',
  ELSEWHERE_NEEDED: '请写可以找谁办，比如物业和它的电话',
  NOT_PUBLISHED: '今晚公布账目摘要以后就能导出，请明天再来',
  DEVICE_NOT_TAKEN: '这部手机的签名没有登记上，不影响办事',
  DEVICE_GONE: '没有这部手机，请再看一眼',
  SLIP_REPLACED: '这张纸条后来又印过新的，请用新的那张，或者再印一次',
  TOO_EARLY: '还没到时候：{when}以后才可以',
  TOO_LATE: '已经过了可以办的时间',
  ONCE_ONLY: '这一步只能做一次',
  RESCHEDULES_USED_UP: '已经改过三次时间，请联系社区帮您改',
  RELEASED_BEFORE: '这一单已经请别人来了',
  ON_THE_WAY: '师傅可能已经在路上，确定不用了吗',
  CODE_WRONG: '码不对，请再看一眼',
  CODE_FOREIGN: '这不是邻里点单的码，请扫对方出示的那个，或者输入上面的数字',
  CODE_USED: '这个码刚才用过了，请等新的码',
  CODE_LOCKED: '输错太多次了，请十分钟后再试',
  INSIDE_ANOTHER: '您还在另一单里，请先到那一单点“办完了”',
  TOO_SHORT: '到了还不到 5 分钟，先忙完再点“办完了”',
  CALL_FIRST: '请先打个电话，再报没人应门',
  SOMEBODY_INSIDE: '还有人没点“办完了”，先请他点一下',
  OWN_PROPOSAL: '不能核准自己提出的，请同事来办',
  NO_ARRIVAL: '没有到场记录的时间不能补',
  TIMES_INVALID: '时间不对，请再看一眼',
  TOO_LONG_VISIT: '补记的时间不能超过这项服务的时长 {minutes} 分钟',
  NOT_MINOR: '未成年人不能参加这一类服务',
  PAUSE_TOO_LONG: '暂停加起来不能超过 10 个工作日',
  URGENT_NOT_PAUSED: '急单不能暂停',
  MIN_PEOPLE: '至少要 {min} 位才能开始',
  LEADER_EXISTS: '已经有现场负责人了',
  FILE_REFUSED: '这张图片用不了，请换一张小一点的照片',
  QUOTA_ORDERS: '今天已经点了 {max} 单，请明天再来',
  LINK_GONE: '这条代办关系已经不在了，请回去再看一眼',
  PROFILE_CHECKED: '姓名和出生日期社区看过证件核对过，要改请带证件到社区',
  HELPER_MINOR: '未满 18 岁，还不能在手机上登记帮忙，请家长到社区问一问',
  HELPER_CHILD: '未满 14 岁，不能登记为志愿者',
  GUARDIAN_NEEDED: '未满 18 岁，要监护人当面同意，才能登记为志愿者',
  HELPER_BIRTHDAY: '请先把出生日期填上，再登记能帮什么',
  REGISTERED_ELSEWHERE: '这个姓名和手机号已经登记在别的社区，请和那边核对',
  HAND_OVER_WHO: '没有找到这个人：请他先在这里登记，姓名和手机号要和登记的一样',
  HAND_OVER_UNCHECKED: '接手的人要先带证件到社区核对一次本人',
  HAND_OVER_OPEN: '这个岗位已经在交接了',
  HAND_OVER_GONE: '这次交接已经办过或者收回了，请回去再看一眼',
  STILL_UNDER_WAY: '还有没办完的单，等办完或取消了才能注销',
  FEEDBACK_GONE: '这一条已经有人回复，或者不归您回复',
  VALUE_AMOUNT: '数量要是大于零的整数，请再看一眼',
  VALUE_ACCOUNT: '这一笔的双方对不上，请再核对一下',
  VALUE_SHORT: '可以用的{what}不够，这次没有办成',
  VALUE_REUSED: '这一笔已经记过，内容和这次不一样，没有再记',
  VALUE_UNKNOWN: '没有找到原来的那一笔，请再核对一下',
  VALUE_SETTLED: '这一笔已经办过了，不能再办一次',
  VALUE_TOO_MUCH: '不能超过原来那一笔的数量',
  VALUE_BUSY: '这会儿办的人多，请过一会儿再试',
  DEMO_ONLY: '只有演示数据才能这样登录',
  RULES_INVALID: '规则文件第 {line} 行{code}有问题：{reason}，现行规则没有改动',
  RULES_UNTRIED: '请先用过去的单试算一次，再发布',
  RULES_DATE: '开始的日子要从明天起、两年以内，也要在已经发布的每一版以后',
  RULES_DEMONSTRATION: '这是反面例子，只能试算，不能拿来用',
  RULES_NAME: '已经有一版叫这个名字、从同一天开始，请改那一份，或者换一天',
  RULES_GONE: '这一版已经发布或者撤下了，请回去再看一眼',
  APPEAL_LATE: '已经过了可以申诉的时间，或者这一条不能申诉',
  FACT_GONE: '这一条已经有人办过了，请回去再看一眼',
  FACT_RECORDED: '这件事已经有同事记录过了，不用再记',
  FACT_DIFFERS: '这件事已经记录过，{what}和这次填的不一样，请先和同事核对',
  FACT_STAYS: '这一条现在不能这样办：{why}',
  REVIEWERS_NEEDED: '这一条要由 {who}复核以后才能生效',
  MINUTES_INVALID: '请填写整数分钟，至少 1 分钟',
  MINUTES_PAUSED: '这个账户的互助时间现在只进不出',
  GIFT_REAL_NAME: '两个人都要先带身份证件到社区核对过，才能互送互助时间',
  GIFT_RELATION: '互助时间只能送给配偶、父母、祖父母和子女，请先到社区核对一次关系',
  GIFT_YEAR_FULL: '今年最多还能送出 {left} 分钟',
  RECEIVER_FULL: '对方的互助时间最多还能收 {left} 分钟',
  SECOND_PERSON: '这一步要由两个人分别确认',
  FLOOR_TOO_HIGH: '公共池现在只有 {left} 分钟，下限不能定得比它高',
  BOOKS_STOPPED: '{what}正在核对，这一步过后再办；原来的都在，一分不会少',
  BOOKS_DIFFER: '账还没有对上，对上以后才能放开',
  ESTATE_OPEN: '这一位已经有一份登记，请在登记里接着办',
  LISTED_DIED: '这一位已经登记离世，不能列入名单',
  ESTATE_GONE: '这份登记已经办过或者收回了，请回去再看一眼',
  DAY_INVALID: '日期不对，请再看一眼',
  INJECT_CEILING: '超过本季度可以拨入公共池的上限，最多还能拨 {left} 分钟',
  GOOD_GONE: '这样东西现在换不了了，请看看别的',
  GOOD_LIMIT: '{limit}，您已经换够了',
  GOOD_STOCK: '只剩 {left} 份，减不了这么多',
  SOLD_OUT: '刚刚换完了，请看看别的',
  POINTS_SHORT: '还差 {short} 分',
  POINTS_CLOSED: '这个账户的积分已经停用，有疑问请找社区',
  MERCHANT_AWAY: '这个商家现在没有人值班，暂时换不了',
  PICKED_UP: '这一份已经取走了，不能再办一次',
  PICK_UP_OVER: '过了取的日子，预留的积分会退回，可以再换一次',
  PICK_UP_CANCELLED: '这一份已经不换了，积分已经退回',
  PICK_UP_ELSEWHERE: '这一份要到{merchant}去取',
  OWN_PICK_UP: '自己换的东西，请店里别人来交',
  SHEET_OPEN: '这一天还没过完，请第二天再对',
  SHEET_EMPTY: '这一天没有交出东西',
  SHEET_UNAGREED: '商家还没有对过这一天的数',
  INTERNAL: '系统出了点问题，请稍后再试'
} as const

export type RefusalCode = keyof typeof REFUSALS
export type RefusalParams = Record<string, string | number>

/** A refusal on its way to a person. Thrown by guards, caught only by the door. */
export class AppError extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly params: RefusalParams = {},
    readonly fresh?: unknown
  ) {
    super(code)
  }

  /** The one Chinese sentence a person reads. */
  get sentence(): string {
    return REFUSALS[this.code].replace(/\{(\w+)\}/g, (_, name: string) => String(this.params[name] ?? ''))
  }
}

/** Ends the step with a refusal. Never returns. */
export const refuse = (code: RefusalCode, params?: RefusalParams): never => {
  throw new AppError(code, params)
}

/** States what the code itself promises; a broken promise is a bug (INTERNAL to the person, everything to the log). */
export function invariant(holds: unknown, promise: string): asserts holds {
  if (!holds) throw new Error(`broken promise: ${promise}`)
}
