import type { Sex } from '@domain/people/names'
import type { Role } from '@domain/order/scene'

/** Somebody of the town, as the founding writes them down. */
export interface Townsperson {
  id: string
  name: string
  sex: Sex
  birthDay: string
  gridId: string
  /** what they are called instead of 阿姨 or 先生 */
  title?: string
  /** signs in on a phone of their own */
  app: boolean
  largePrint?: boolean
  posts: { role: Role; orgId: string }[]
  unitId?: string
  /** `undefined` for those who have not registered as volunteers */
  skills?: string[]
  qualifications?: string[]
}

type More = Partial<Omit<Townsperson, 'id' | 'name' | 'sex' | 'birthDay' | 'gridId'>>
const person = (id: string, name: string, sex: Sex, birthDay: string, gridId: string, more: More = {}): Townsperson => ({
  id,
  name,
  sex,
  birthDay,
  gridId,
  app: true,
  posts: [],
  ...more
})
const she = 'female'
const he = 'male'
const post = (role: Role, orgId: string) => ({ posts: [{ role, orgId }] })
const STREET_SMART = ['沟通', '宣讲', '保密培训', '巡查培训', '交通常识', '消防常识', '分类知识']

/** Staff: three in each community, so that a colleague is always there when one of them stands too near. */
const STAFF = [
  person('wang', '王丽', she, '1988-04-12', 'huaishu-2', { title: '社工', ...post('community_worker', 'huaishu'), skills: STREET_SMART }),
  person('liuYang', '刘洋', he, '1991-09-30', 'huaishu-4', { title: '社工', ...post('community_worker', 'huaishu'), skills: STREET_SMART }),
  person('gao', '高静', she, '1979-01-25', 'huaishu-3', { title: '书记', ...post('community_worker', 'huaishu') }),
  person('ma', '马文娟', she, '1983-07-08', 'dongfeng-1', { title: '社工', ...post('community_worker', 'dongfeng'), skills: STREET_SMART }),
  person('hePing', '何平', he, '1986-12-01', 'dongfeng-2', {
    title: '社工',
    ...post('community_worker', 'dongfeng'),
    skills: STREET_SMART
  }),
  person('tan', '谭勇', he, '1975-05-19', 'dongfeng-4', { title: '书记', ...post('community_worker', 'dongfeng') }),
  person('luo', '罗敏', she, '1990-02-14', 'linhe-1', { title: '社工', ...post('community_worker', 'linhe'), skills: STREET_SMART }),
  person('jiang', '蒋涛', he, '1984-10-22', 'linhe-3', { title: '社工', ...post('community_worker', 'linhe'), skills: STREET_SMART }),
  person('xie', '谢芳', she, '1977-03-03', 'linhe-4', { title: '书记', ...post('community_worker', 'linhe') }),
  person('sun', '孙浩', he, '1993-06-17', 'huaishu-1', { title: '网格员', ...post('grid_worker', 'huaishu'), skills: STREET_SMART }),
  person('deng', '邓刚', he, '1980-08-28', 'dongfeng-3', { title: '网格员', ...post('grid_worker', 'dongfeng'), skills: STREET_SMART }),
  person('peng', '彭丽华', she, '1987-11-11', 'linhe-2', { title: '网格员', ...post('grid_worker', 'linhe'), skills: STREET_SMART }),
  person('yuan', '袁小雪', she, '1995-01-06', 'linhe-1', { title: '热线员', ...post('hotline', 'huaishu') }),
  person('fang', '方志明', he, '1974-09-09', 'dongfeng-2', { title: '主任', ...post('street_staff', 'liuyin') }),
  person('cui', '崔红', she, '1982-05-27', 'huaishu-4', { title: '科员', ...post('street_staff', 'liuyin') }),
  person('cheng', '程亮', he, '1989-03-15', 'linhe-4', { title: '科员', ...post('street_staff', 'liuyin') }),
  person('shen', '沈国栋', he, '1970-12-20', 'linhe-3', { title: '督导', ...post('district_staff', 'linjiang-district') }),
  person('lu', '陆敏', she, '1985-07-31', 'dongfeng-1', { title: '科长', ...post('district_staff', 'linjiang-district') }),
  person('ding', '丁海', he, '1972-02-02', 'huaishu-2', { title: '老板', ...post('merchant', 'grain-shop'), skills: [] })
]

/** Liaisons of the units; they help too when somebody else asks them. */
const LIAISONS = [
  person('zhao', '赵卫东', he, '1976-06-06', 'huaishu-3', {
    title: '师傅',
    ...post('liaison', 'power'),
    unitId: 'power',
    skills: ['维修', '家电常识']
  }),
  person('qian', '钱文', she, '1981-04-04', 'linhe-2', { ...post('liaison', 'tax'), unitId: 'tax', skills: ['政务常识', '沟通'] }),
  person('dai', '戴春梅', she, '1978-08-18', 'dongfeng-4', {
    title: '护士',
    ...post('liaison', 'hospital'),
    unitId: 'hospital',
    skills: ['基础护理培训', '康复培训']
  }),
  person('hou', '侯磊', he, '1983-01-13', 'dongfeng-2', {
    title: '老师',
    ...post('liaison', 'school'),
    unitId: 'school',
    skills: ['组织', '文体特长']
  }),
  person('shao', '邵波', he, '1979-10-05', 'linhe-1', { ...post('liaison', 'justice'), unitId: 'justice', skills: ['宣讲', '人民调解员'] })
]

/** Members and volunteers: between them they can do every row of the menu. */
const MEMBERS = [
  person('chen', '陈建国', he, '1985-03-21', 'huaishu-2', { title: '师傅', unitId: 'power', skills: ['理发', '维修', '家电常识', '沟通'] }),
  person('lin', '林志远', he, '1990-05-16', 'huaishu-4', { title: '师傅', unitId: 'power', skills: ['理发', '沟通', '助行常识'] }),
  person('zhong', '钟伟', he, '1982-11-29', 'dongfeng-1', { title: '师傅', unitId: 'power', skills: ['维修', '家电常识', '消防常识'] }),
  person('jia', '贾丽', she, '1987-02-27', 'huaishu-1', { unitId: 'tax', skills: ['政务常识', '读写', '写作', '沟通', '主持'] }),
  person('zou', '邹明', he, '1992-08-08', 'linhe-2', { unitId: 'tax', skills: ['智能手机', '宣讲', '沟通', '读写', '组织'] }),
  person('xiong', '熊涛', he, '1984-12-12', 'linhe-3', { unitId: 'tax', skills: ['助行常识', '助残培训', '组织', '记录'] }),
  person('meng', '孟晓', she, '1991-07-07', 'huaishu-3', {
    title: '护士',
    unitId: 'hospital',
    skills: ['基础护理培训', '康复培训', '助行常识']
  }),
  person('long', '龙梅', she, '1986-09-14', 'dongfeng-3', {
    title: '护士',
    unitId: 'hospital',
    skills: ['基础护理培训', '康复培训', '助残培训']
  }),
  person('wan', '万青', she, '1980-06-01', 'linhe-4', {
    title: '老师',
    unitId: 'school',
    skills: ['无犯罪记录查询', '阅读指导', '文体特长', '读写']
  }),
  person('duan', '段鹏', he, '1988-10-10', 'dongfeng-2', {
    title: '老师',
    unitId: 'school',
    skills: ['无犯罪记录查询', '安全教育', '文体特长', '阅读指导']
  }),
  person('lei', '雷鸣', he, '1978-04-23', 'huaishu-1', {
    title: '老师',
    unitId: 'culture',
    skills: ['文体特长', '手工特长', '摄影', '写作', '设计']
  }),
  person('qiu', '邱燕', she, '1975-01-17', 'linhe-1', { skills: ['沟通', '助行常识', '手工特长', '智能手机'] }),
  person('gu', '顾明远', he, '1973-11-03', 'dongfeng-4', {
    title: '医生',
    unitId: 'hospital',
    skills: ['沟通'],
    qualifications: ['医护执业资格']
  }),
  person('song', '宋雅琴', she, '1981-05-05', 'huaishu-3', {
    title: '医生',
    unitId: 'hospital',
    skills: [],
    qualifications: ['医护执业资格']
  }),
  person('liang', '梁志强', he, '1977-08-16', 'linhe-4', { title: '律师', unitId: 'justice', skills: ['宣讲'], qualifications: ['律师'] }),
  person('pan', '潘婷', she, '1989-12-24', 'dongfeng-1', { title: '律师', unitId: 'justice', skills: ['沟通'], qualifications: ['律师'] }),
  person('yu', '余心怡', she, '1984-03-30', 'huaishu-4', {
    title: '老师',
    unitId: 'school',
    skills: ['沟通'],
    qualifications: ['心理咨询', '社工']
  }),
  person('sunYu', '孙小雨', she, '2009-09-01', 'huaishu-1', { skills: ['沟通', '读写', '智能手机'] }),
  person('linHao', '林浩', he, '2010-04-18', 'huaishu-4', { skills: ['智能手机', '沟通'] })
]

/** Residents: elders with and without a phone, their daughters and sons, a mother and her child. */
const RESIDENTS = [
  person('li', '李桂芳', she, '1954-03-05', 'huaishu-1', { largePrint: true }),
  person('wu', '吴德顺', he, '1950-10-18', 'huaishu-3', { largePrint: true }),
  person('zheng', '郑玉珍', she, '1948-02-09', 'dongfeng-1', { largePrint: true }),
  person('wei', '魏淑芬', she, '1952-12-30', 'dongfeng-4', { largePrint: true }),
  person('feng', '冯国强', he, '1955-07-22', 'linhe-2', { skills: ['沟通'] }),
  person('han', '韩庆祥', he, '1957-05-11', 'linhe-3', { skills: ['文体特长'] }),
  person('yang', '杨秀英', she, '1941-01-28', 'huaishu-1', { app: false }),
  person('zhu', '朱福贵', he, '1939-09-19', 'dongfeng-3', { app: false }),
  person('qin', '秦素珍', she, '1943-06-13', 'linhe-1', { app: false }),
  person('xu', '许翠兰', she, '1945-11-07', 'huaishu-4', { app: false }),
  person('zhang', '张敏', she, '1980-08-02', 'huaishu-2', { skills: ['沟通', '助行常识'] }),
  person('xuHong', '许红', she, '1972-04-26', 'huaishu-4', { skills: ['沟通'] }),
  person('zhouKai', '周凯', he, '1976-09-25', 'dongfeng-2', { skills: ['维修', '家电常识'] }),
  person('cao', '曹雪', she, '1990-10-31', 'linhe-4', { skills: ['阅读指导'] }),
  person('caoBao', '曹小宝', he, '2014-06-01', 'linhe-4', { app: false }),
  person('tang', '唐宁', she, '1985-12-05', 'dongfeng-3', { ...post('merchant', 'market'), skills: ['读写', '沟通'] }),
  person('bai', '白雪峰', he, '1978-03-08', 'huaishu-2', { ...post('merchant', 'barber'), skills: ['维修', '分类知识'] })
]

/** The sixty people of the town, in a fixed order. */
export const PEOPLE: readonly Townsperson[] = [...STAFF, ...LIAISONS, ...MEMBERS, ...RESIDENTS]

/** Elders who live alone, are very old or need care: on the community's list, with minutes from the pool every month. */
export const LISTED = ['li', 'zheng', 'yang', 'zhu', 'qin', 'xu'] as const

/** Linked agents: the elder, who acts for them, and what they are to each other. */
export const AGENTS = [
  { elderId: 'li', agentId: 'zhang', relation: 'child' },
  { elderId: 'xu', agentId: 'xuHong', relation: 'child' },
  { elderId: 'zheng', agentId: 'zhouKai', relation: 'child' },
  { elderId: 'caoBao', agentId: 'cao', relation: 'parent' }
] as const

/** Verified family that is nobody's agent. */
export const FAMILIES = [
  { personId: 'feng', relativeId: 'wei', relation: 'spouse' },
  { personId: 'lin', relativeId: 'linHao', relation: 'child' }
] as const
