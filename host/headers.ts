import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g

/** The page's own inline scripts by their digest, so that no other inline script ever runs. */
const inlineScripts = (page: string): string[] =>
  existsSync(page)
    ? [...readFileSync(page, 'utf8').matchAll(INLINE_SCRIPT)].map(
        ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
      )
    : []

/** What a browser may do with our pages, and nothing else. `pictures` is where links to files lead. Taro's styles are inline, and so is its font. */
export const headersFor = (page: string, pictures: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'self'",
    `script-src ${["'self'", ...inlineScripts(page)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `img-src 'self' data: blob: ${pictures}`,
    // a photo on its way to us is read from the browser's own memory
    "connect-src 'self' blob:",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'"
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY'
})
