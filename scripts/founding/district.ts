import { ITEMS } from '@domain/menu/items'
import type { TemplateKind } from '@domain/notices/templates'
import type { Role } from '@domain/order/scene'
import * as z from 'zod/mini'

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/, '用小写字母、数字和短横线，2–40 个'))
const name = z.string().check(z.trim(), z.minLength(1, '不能空着'), z.maxLength(40, '最多 40 个字'))
const phone = z.string().check(z.regex(/^1\d{10}$/, '是 11 位手机号'))
const day = z.iso.date('写成 2026-01-31 这样')
const metres = z._default(z.int(), 0)
const code = z.string().check(z.refine((value) => ITEMS.some((item) => item.code === value), '默认菜单里没有这一项'))

/** Which kind of organisation a post belongs to. */
export const KIND_OF_POST: Record<Role, string> = {
  community_worker: 'community',
  grid_worker: 'community',
  hotline: 'community',
  liaison: 'unit',
  street_staff: 'street',
  district_staff: 'district',
  merchant: 'merchant'
}
const role = z.enum(Object.keys(KIND_OF_POST) as [Role, ...Role[]], '没有这种岗位')

const grid = z.strictObject({ id, name, x: metres, y: metres })
const community = z.strictObject({
  id,
  name,
  dutyPhone: z.optional(z.string().check(z.regex(/^[\d-]{7,13}$/, '是座机或手机号'))),
  x: metres,
  y: metres,
  /** what this community has published as its own duty: only this may it keep for itself (red line 12) */
  dutyItems: z._default(z.array(code), []),
  grids: z.array(grid).check(z.minLength(1, '至少要有一个网格'))
})
const person = z.strictObject({
  name,
  phone,
  /** what others read after the surname: 社工, 师傅; the post's own word when nothing is said */
  title: z.optional(name),
  posts: z._default(z.array(z.strictObject({ role, org: id, until: z.optional(day) })), []),
  /** the unit whose in-service member they are */
  unit: z.optional(id),
  skills: z.optional(z.array(name)),
  qualifications: z.optional(z.array(z.strictObject({ name, until: z.optional(day) }))),
  insuredUntil: z.optional(day),
  /** where they have reported as a volunteer besides their unit's communities */
  communities: z._default(z.array(id), [])
})

const thing = z.string().check(z.regex(/^thing\d{1,2}$/, '是 thing 加数字，照模板里写的'))
/** One of the district's own templates: its id, and what WeChat calls its three fields. */
const template = z.strictObject({
  id: z.string().check(z.regex(/^[\w-]{20,64}$/, '是模板 ID，在微信后台“订阅消息”里')),
  title: thing,
  words: thing,
  time: z.string().check(z.regex(/^(time|date)\d{1,2}$/, '是 time 或 date 加数字，照模板里写的'))
})

/** A district as its founders write it down (docs/district.example.json). Metres lie on a flat map and serve distances only. */
export const districtFile = z.strictObject({
  tenant: z.strictObject({ id, name, appId: z.string().check(z.regex(/^[\w-]{2,64}$/, '是小程序的 appid')) }),
  district: z.strictObject({ id, name }),
  streets: z.array(z.strictObject({ id, name, communities: z.array(community) })).check(z.minLength(1, '至少要有一个街道')),
  units: z._default(z.array(z.strictObject({ id, name, communities: z.array(id) })), []),
  merchants: z._default(z.array(z.strictObject({ id, name })), []),
  /** codes of the default menu that are offered; all of them when nothing is said */
  menu: z.optional(z.array(code)),
  /** subscription messages; what is left out is told in the app alone */
  templates: z.optional(
    z.strictObject({
      progress: z.optional(template),
      visit: z.optional(template),
      work: z.optional(template),
      digest: z.optional(template)
    } satisfies Record<TemplateKind, unknown>)
  ),
  people: z._default(z.array(person), [])
})
export type District = z.infer<typeof districtFile>
export type FoundingPerson = District['people'][number]
