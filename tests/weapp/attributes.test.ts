import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const ROOT = path.resolve(__dirname, '../..')
/** React's own, and what is for a browser's element only. */
const OF_REACT = ['key', 'ref']
const RENAMED: Record<string, string> = { className: 'class', onClick: 'bindtap', defaultValue: 'value' }
const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const inTemplates = (name: string) => RENAMED[name] ?? (name.startsWith('on') ? name.replace('on', 'bind').toLowerCase() : dashed(name))

/** Each `element attribute` that a source says to an element of WeChat's. */
const saidIn = (name: string, text: string): string[] => {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const elements = new Map<string, string>()
  const said: string[] = []
  const read = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.moduleSpecifier.getText().includes('@tarojs/components')) {
      const names = node.importClause?.namedBindings
      if (names && ts.isNamedImports(names))
        for (const one of names.elements) elements.set(one.name.text, (one.propertyName ?? one.name).text)
    }
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const element = elements.get(node.tagName.getText())
      const names = node.attributes.properties.flatMap(({ name: attribute }) => (attribute ? [attribute.getText()] : []))
      if (element)
        said.push(...names.filter((one) => !OF_REACT.includes(one)).map((one) => `${dashed(element).slice(1)} ${inTemplates(one)}`))
    }
    ts.forEachChild(node, read)
  }
  read(source)
  return said
}

test('whatever a screen says to an element, the templates of the mini-program carry (config/taro-wxml-plugin.js)', () => {
  const src = path.join(ROOT, 'src')
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  const said = new Set(sources.flatMap((name) => saidIn(name, readFileSync(path.join(src, name), 'utf8'))))
  const tags = readFileSync(path.join(ROOT, 'dist/weapp/base.wxml'), 'utf8').match(/<[a-z][^>]*>/g) ?? []
  const isCarried = (one: string) => {
    const [element, attribute] = one.split(' ')
    return tags.some((tag) => tag.startsWith(`<${element} `) && tag.includes(` ${attribute}="`))
  }
  expect([...said]).toEqual(expect.arrayContaining(['view bindtap', 'input maxlength', 'image lazy-load', 'button bindgetphonenumber']))
  expect([...said].filter((one) => !isCarried(one))).toEqual([])
})

test('an attribute that the templates leave out would be noticed', () => {
  const source = 'import { View as Box } from \'@tarojs/components\'\nexport const a = <Box hoverClass="x" onLongPress={f} key="1" />'
  expect(saidIn('a.tsx', source)).toEqual(['view hover-class', 'view bindlongpress'])
})
