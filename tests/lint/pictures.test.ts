import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const DOCS = path.join(ROOT, 'docs')
const MB = 1024 * 1024
const below = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name))

/** Where a page shows pictures of its own. */
const shownBy = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, link = '']) => path.resolve(path.dirname(page), link))

test('every picture that a page shows is there, and every picture is shown; together they stay small', () => {
  const pages = [...below(DOCS), path.join(ROOT, 'README.md'), path.join(ROOT, 'README.zh.md')].filter((name) => name.endsWith('.md'))
  const pictures = below(path.join(DOCS, 'pictures')).filter((name) => /\.(png|webp)$/.test(name))
  expect([...new Set(pages.flatMap(shownBy))].sort()).toEqual(pictures.sort())
  expect(pictures.reduce((sum, picture) => sum + statSync(picture).size, 0)).toBeLessThan(3.5 * MB)
})
