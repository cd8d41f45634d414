import { districtFile, KIND_OF_POST, type District } from './district'

/** Everything that is wrong with a district's file, one line each, with where it stands. Nothing has been written. */
export class FoundingRefused extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'))
  }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`)).join('') || '文件'

/** Every organisation of the file with its kind, in the order of the file. */
const orgsOf = ({ district, streets, units, merchants }: District): { id: string; kind: string; at: string }[] => [
  { id: district.id, kind: 'district', at: 'district.id' },
  ...streets.flatMap((street, s) => [
    { id: street.id, kind: 'street', at: `streets[${s}].id` },
    ...street.communities.map(({ id }, c) => ({ id, kind: 'community', at: `streets[${s}].communities[${c}].id` }))
  ]),
  ...units.map(({ id }, u) => ({ id, kind: 'unit', at: `units[${u}].id` })),
  ...merchants.map(({ id }, m) => ({ id, kind: 'merchant', at: `merchants[${m}].id` }))
]

const twice = (named: readonly { id: string; at: string }[], what: string): string[] =>
  named.filter(({ id }, index) => named.findIndex((other) => other.id === id) < index).map(({ id, at }) => `${at}：${what}“${id}”已经用过`)

/** What the file names must be in the file, and of the right kind. */
const referenceFaults = (file: District): string[] => {
  const orgs = orgsOf(file)
  const is = (id: string, kind: string) => orgs.some((org) => org.id === id && org.kind === kind)
  const grids = file.streets.flatMap(({ communities }, s) =>
    communities.flatMap((community, c) =>
      community.grids.map(({ id }, g) => ({ id, at: `streets[${s}].communities[${c}].grids[${g}].id` }))
    )
  )
  const unknown = (ids: readonly string[], kind: string, at: string) =>
    ids.flatMap((id, index) => (is(id, kind) ? [] : [`${at}[${index}]：没有叫“${id}”的${WORDS[kind] ?? kind}`]))
  return [
    ...twice(orgs, '编号'),
    // places share one list: a grid must not bear a community's name either
    ...twice([...orgs.filter(({ kind }) => kind !== 'unit' && kind !== 'merchant'), ...grids], '编号').filter((line) =>
      line.includes('grids')
    ),
    ...twice(
      file.people.map(({ phone }, p) => ({ id: phone, at: `people[${p}].phone` })),
      '手机号'
    ),
    ...file.units.flatMap(({ communities }, u) => unknown(communities, 'community', `units[${u}].communities`)),
    ...file.people.flatMap(({ unit, communities, posts }, p) => [
      ...(unit === undefined || is(unit, 'unit') ? [] : [`people[${p}].unit：没有叫“${unit}”的单位`]),
      ...unknown(communities, 'community', `people[${p}].communities`),
      ...posts.flatMap(({ role, org }, n) =>
        is(org, KIND_OF_POST[role]) ? [] : [`people[${p}].posts[${n}].org：这个岗位要在${WORDS[KIND_OF_POST[role]]}里，“${org}”不是`]
      )
    ])
  ]
}
const WORDS: Record<string, string> = { district: '区级', street: '街道', community: '社区', unit: '单位', merchant: '商家' }

/** A whole, consistent district, or every fault at once. Throws FoundingRefused. */
export const readDistrict = (text: string): District => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new FoundingRefused([`文件：不是完整的 JSON（${error instanceof Error ? error.message : String(error)}）`])
  }
  const read = districtFile.safeParse(json)
  if (!read.success) throw new FoundingRefused(read.error.issues.map(({ path, message }) => `${pathOf(path)}：${message}`))
  const faults = referenceFaults(read.data)
  if (faults.length > 0) throw new FoundingRefused(faults)
  return read.data
}
