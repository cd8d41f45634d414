import { resident } from './town'

/** Somebody a visitor of the demo may be: only people whose screens work, with what there is to see. */
export interface Visitor {
  person_id: string
  name: string
  role: string
  note: string
  large_print: boolean
}

const visitor = (personId: string, role: string, note: string): Visitor => ({
  person_id: personId,
  name: resident(personId).name,
  role,
  note,
  large_print: resident(personId).largePrint ?? false
})

/** In the order of the chain: who asks, who hands on, who sends, who comes; then colleagues and family. */
export const VISITORS: readonly Visitor[] = [
  visitor('li', '居民', '72岁，大字版；有一单等她说一句'),
  visitor('wang', '社区工作者', '槐树里社区；有新的点单要交出去'),
  visitor('zhao', '单位联络员', '城区供电所；有社区交来的单要派'),
  visitor('chen', '接单人', '会理发、会维修；有人请他，还有一单约好了要去'),
  visitor('sun', '网格员', '替没有手机的老人点单、打印纸条'),
  visitor('zhang', '代办人', '李桂芳的女儿，替母亲点单'),
  visitor('lin', '接单人', '和陈师傅一个单位，同一单谁先接算谁的'),
  visitor('gao', '社区书记', '槐树里社区；同事不能核实自己的服务时由她来'),
  visitor('tang', '兑换商家', '社区超市；扫码交东西，对每天的数'),
  visitor('fang', '街道工作人员', '柳荫街道；办提级上来的单，答复申诉'),
  visitor('shen', '区里', '临江区；起草、试算、发布积分规则，管积分兑换、公共池和核对'),
  visitor('lu', '区里', '和沈国栋一起签字的第二个人')
]
