import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

/** Where people have a browser already; on Linux one comes with the project's own packages. */
const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome'
]
/** Flags of the packaged browser that weaken what is tested, or put five windows into one process. */
const UNWANTED = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials'
]

/** A real browser without a screen. */
export const openBrowser = async (): Promise<Browser> => {
  if (process.platform === 'linux') {
    const args = chromium.args.filter((flag) => !UNWANTED.includes(flag))
    return playwright.launch({ executablePath: await chromium.executablePath(), args })
  }
  return playwright.launch({ executablePath: INSTALLED.find(existsSync) })
}
