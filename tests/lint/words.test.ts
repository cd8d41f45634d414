import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const ROOT = path.resolve(__dirname, '../..')
const ROOMS = ['src', 'domain', 'cloudfunctions', 'host']
/** A statement for the database is read by nobody. */
const STATEMENT = /\b(select\b[\s\S]*\bfrom|update\b[\s\S]*\bset)\b/
/** Whoever writes a file of rules reads its columns by their names, whoever starts a server its settings. */
const FOR_AUTHORS = [path.join('domain', 'points', 'pack'), path.join('host', 'settings.ts')]
const CHINESE = /\p{Script=Han}/u

/** A promise of money, of certainty, or of later: what this product never says, and why somebody might. */
const FORBIDDEN = ['银行', '币', '存款', '利息', '兑付', '冻结', '入账', '红冲', '已送达', '敬请期待', '已认证']
/** Words of offices and of programs, which a person of seventy would have to ask about. */
const JARGON = [
  '工单',
  '派单',
  '闭环',
  '赋能',
  '研判',
  '处置',
  '触达',
  '兜底',
  '下沉',
  '台账',
  '服务器',
  '数据库',
  '接口',
  '缓存',
  '鉴权',
  '令牌',
  '参数',
  '非法',
  '无效',
  '系统繁忙',
  '异常',
  '加载',
  '提交失败',
  '用户'
]
/** Latin letters that people know from everyday life. */
const KNOWN_LETTERS = ['MB', 'JPG', 'PNG', 'WebP']

/** What is wrong with one text for people, if anything. */
const faultOf = (text: string): string | undefined => {
  const word = [...FORBIDDEN, ...JARGON].find((one) => text.includes(one))
  if (word) return word
  // `{unit}` is filled in, `YYYY` is a year
  const said = text.replace(/\{\w+\}|YYYY/g, '')
  return said.match(/[A-Za-z]{2,}/g)?.find((letters) => !KNOWN_LETTERS.includes(letters))
}

/** Every piece of Chinese in a source that may come before somebody's eyes: literals, templates and JSX, never comments. */
const textsOf = (file: string, source: string): string[] => {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) || ts.isJsxText(node)
    if (isText && CHINESE.test(node.text) && !STATEMENT.test(node.text)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS))
  return texts
}

const files = ROOMS.flatMap((room) =>
  readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|json)$/.test(name) && !/\.test\.|\.d\.ts$/.test(name))
    .map((name) => path.join(room, name))
    .filter((name) => !FOR_AUTHORS.some((theirs) => name.startsWith(theirs)))
)
const sourceOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
// a table of data is one expression
const all = files.flatMap((file) =>
  textsOf(file, file.endsWith('.json') ? `(${sourceOf(file)})` : sourceOf(file)).map((text) => ({ file, text }))
)

test('there is something to read', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(all.length).toBeGreaterThan(800)
})

test('nothing that people read holds a forbidden word or one they would have to ask about', () => {
  expect(all.map((one) => ({ ...one, word: faultOf(one.text) })).filter(({ word }) => word)).toEqual([])
})

test.each([
  [`const label = '存入时间银行'`, '银行'],
  ['const label = `${minutes} 分钟已入账`', '入账'],
  ['const Page = () => <Text>敬请期待</Text>', '敬请期待'],
  [`const label = '您的工单已受理'`, '工单'],
  [`const label = '请检查 token'`, 'token']
])('%s would be noticed', (source, word) => {
  expect(textsOf('example.tsx', source).map(faultOf)).toEqual([word])
})
test('a comment, a file name and the words of the field pass', () => {
  const source = `// 时间银行\nimport './bank'\nconst label = '互助时间、积分、照片 10 MB'`
  expect(textsOf('example.tsx', source).map(faultOf)).toEqual([undefined])
})
