import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

/** Where people have a browser already; on Linux one comes with the project's own packages. */
const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome'
]
/** Flags of the packaged browser that weaken what is tested, put five windows into one process, or draw by imitating a graphics card: half of its time. */
const UNWANTED = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader'
]
const WANTED = ['--disable-gpu']

/** Where the browser is on this machine, and what it is started with. */
export const browserHere = async (): Promise<{ executablePath?: string; args: string[] }> =>
  process.platform === 'linux'
    ? { executablePath: await chromium.executablePath(), args: [...chromium.args.filter((flag) => !UNWANTED.includes(flag)), ...WANTED] }
    : { executablePath: INSTALLED.find(existsSync), args: [] }

/** A real browser without a screen. */
export const openBrowser = async (): Promise<Browser> => playwright.launch(await browserHere())
