import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Phone } from './phone'

const AXE = path.resolve(__dirname, '../../node_modules/axe-core/axe.min.js')
const HARMFUL = ['serious', 'critical']

/** Every rule is asked; only what is wrong is told at length. */
const OPTIONS = { resultTypes: ['violations'] }

interface Rules {
  run: (options: typeof OPTIONS) => Promise<{ violations: { id: string; impact?: string | null; nodes: { html: string }[] }[] }>
}

/** What axe calls serious or critical on this screen, each with the first place it stands. Told in words: all that axe noticed is megabytes. */
const harm = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: AXE })
  return page.evaluate(
    async ({ options, harmful }) => {
      const { violations } = await (globalThis as unknown as { axe: Rules }).axe.run(options)
      return violations
        .filter(({ impact }) => harmful.includes(impact ?? ''))
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)
    },
    { options: OPTIONS, harmful: HARMFUL }
  )
}

/** Whatever can be tapped or typed into and is smaller than this many px either way. The tab bar is WeChat's own. */
const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((size) => {
    const tapped = Array.from(
      document.querySelectorAll<HTMLElement>('[role=button],[role=radio],[role=checkbox],[role=tab],button,.button,.input,.choice')
    )
    return tapped
      .filter((one) => one.checkVisibility() && !one.closest('.taro-tabbar__tabbar'))
      .map((one) => ({ words: one.textContent || one.className, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < size - 0.5 || box.width < size - 0.5))
      .map(({ words, box }) => `small: ${words.slice(0, 20)} ${Math.round(box.width)}×${Math.round(box.height)}`)
  }, least)

/** Words that are cut off, stick out of the screen, or lie on other words (those of bars that float over the page excepted). */
const crowded = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const floats = (one: Element | null): boolean =>
      one !== null && one !== document.body && (['fixed', 'sticky'].includes(getComputedStyle(one).position) || floats(one.parentElement))
    const leaves = Array.from(document.querySelectorAll<HTMLElement>('.page *')).filter(
      (one) =>
        one.checkVisibility() && Array.from(one.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    )
    const name = (one: Element) => (one.textContent ?? '').trim().slice(0, 20)
    const cut = leaves.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
    // what a parent hides above or below: a line that is cut through, or a whole one that nobody can scroll to
    const hidden = (one: Element): boolean => {
      const box = one.getBoundingClientRect()
      for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
        const way = getComputedStyle(up).overflowY
        if (['auto', 'scroll'].includes(way)) return false
        const its = up.getBoundingClientRect()
        if (['hidden', 'clip'].includes(way) && (box.bottom > its.bottom + 1 || box.top < its.top - 1)) return true
      }
      return false
    }
    const outside = leaves.filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    const still = leaves.filter((one) => !floats(one)).map((one) => ({ one, box: one.getBoundingClientRect() }))
    const over = still.flatMap(({ one, box }, index) =>
      still
        .slice(index + 1)
        .filter(({ one: other, box: its }) => {
          const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left)
          const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top)
          return wide > 2 && high > 2 && !one.contains(other) && !other.contains(one)
        })
        .map(({ one: other }) => `${name(one)} lies on ${name(other)}`)
    )
    const low = leaves.filter(hidden)
    return [...[...cut, ...low].map((one) => `cut: ${name(one)}`), ...outside.map((one) => `outside: ${name(one)}`), ...over]
  })

/** Which pages were looked at, by the smallest target that was asked of them. */
export const looked = new Map<number, Set<string>>()

/** The largest print is the large one with larger letters, and a wide window the same room: what axe asks of them it asks of the others too. */
export const LARGEST = '特大字'

/** Everything about the screen in front that would be in somebody's way; `least` is the smallest target in px. */
export const inTheWay = async ({ page }: Phone, least: number, print = ''): Promise<string[]> => {
  const pages = looked.get(least) ?? new Set()
  looked.set(least, pages.add(new URL(page.url()).hash.replace(/^#\//, '')))
  return [...(print === LARGEST ? [] : await harm(page)), ...(await smallTargets(page, least)), ...(await crowded(page))]
}
