/** One call of a WeChat API with its options. */
export interface Asked {
  api: string
  options: Record<string, unknown>
}
/** How the app answers WeChat's question, as WeChat wants it. */
export interface PrivacyAnswer {
  event: 'agree' | 'disagree' | 'exposureAuthorization'
  buttonId?: string
}
export type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, about: { referrer: string }) => void
type Answer = (options: Record<string, unknown>) => unknown

/** What WeChat does for the app in this phone. An answer that throws is WeChat's `fail`. */
export interface WeChatParts {
  /** what the app asked for that a person would notice: toasts, calls, scans */
  asked: Asked[]
  /** APIs that the app looked for and WeChat has not, as far as these tests know */
  missing: Set<string>
  storage: Map<string, unknown>
  callFunction: (name: string, data: unknown) => Promise<unknown>
  /** the APIs that open and close pages */
  navigation: Record<string, Answer>
  /** who is asked before the first use of something private */
  onNeedPrivacy: (listener: PrivacyListener) => void
  /** what a test lets WeChat answer: `scanCode: () => ({ result: '…' })` */
  answers: Record<string, Answer>
}

const SCREEN = { windowWidth: 375, windowHeight: 812, screenWidth: 375, screenHeight: 812, pixelRatio: 2, statusBarHeight: 44 }
const VERSION = { SDKVersion: '3.8.0', version: '8.0.50', language: 'zh_CN', theme: 'light', fontSizeScaleFactor: 1 }
const STARTED = { path: 'pages/services/index', query: {}, scene: 1001 }

/** What every WeChat answers at once. */
const FACTS: Record<string, unknown> = {
  getSystemInfoSync: () => ({ ...SCREEN, ...VERSION, platform: 'ios', system: 'iOS 17.0' }),
  getWindowInfo: () => SCREEN,
  getAppBaseInfo: () => VERSION,
  getDeviceInfo: () => ({ platform: 'ios', system: 'iOS 17.0' }),
  getSystemSetting: () => ({}),
  getAppAuthorizeSetting: () => ({}),
  getLaunchOptionsSync: () => STARTED,
  getEnterOptionsSync: () => STARTED,
  getMenuButtonBoundingClientRect: () => ({ top: 48, height: 32, width: 87, left: 281, right: 368, bottom: 80 }),
  getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
  canIUse: () => true,
  getUserCryptoManager: () => ({
    getRandomValues: ({ length, success }: { length: number; success: (found: { randomValues: ArrayBuffer }) => void }) =>
      success({ randomValues: Uint8Array.from({ length }, () => Math.floor(Math.random() * 256)).buffer })
  }),
  nextTick: (work: () => void) => setTimeout(work, 0),
  env: { USER_DATA_PATH: 'wxfile://usr' }
}

/** APIs a person notices; without an answer of the test they simply succeed. */
const NOTICED = [
  ...['showToast', 'showModal', 'showLoading', 'hideLoading', 'vibrateShort', 'pageScrollTo', 'setNavigationBarTitle'],
  ...['makePhoneCall', 'setClipboardData', 'scanCode', 'chooseMedia', 'login', 'stopPullDownRefresh', 'requestSubscribeMessage']
]

/** WeChat's way to answer: by `success` or `fail`, then `complete`; a promise when nobody gave any of them. */
const answering =
  (api: string, answer: Answer) =>
  (options: Record<string, unknown> = {}) => {
    const tell = (name: string, value: unknown) => (options[name] as ((value: unknown) => void) | undefined)?.(value)
    const failed = (error: Error): never => {
      throw Object.assign(error, { errMsg: `${api}:fail ${error.message}` })
    }
    const done = (async () => ({ ...((await answer(options)) as object | undefined), errMsg: `${api}:ok` }))().catch(failed)
    if (!('success' in options || 'fail' in options || 'complete' in options)) return done
    const end = (name: string) => (value: unknown) => {
      tell(name, value)
      tell('complete', value)
    }
    return void done.then(end('success'), (error: Error & { errMsg: string }) => end('fail')({ errMsg: error.errMsg }))
  }

/** The `wx` of one phone. */
export const weChat = ({
  asked,
  missing,
  storage,
  callFunction,
  navigation,
  answers,
  onNeedPrivacy
}: WeChatParts): Record<string, unknown> => {
  const noticed = (api: string): Answer => {
    const answer = answers[api]
    return (options) => {
      asked.push({ api, options })
      return answer?.(options)
    }
  }
  const wx: Record<string, unknown> = {
    ...FACTS,
    // where the compiled chunks meet
    webpackJsonp: [],
    onNeedPrivacyAuthorization: onNeedPrivacy,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
    cloud: {
      init: () => undefined,
      uploadFile: answering('cloud.uploadFile', noticed('cloud.uploadFile')),
      callFunction: answering('cloud.callFunction', async ({ name, data }) => ({ result: await callFunction(name as string, data) }))
    }
  }
  for (const [api, answer] of Object.entries(navigation)) wx[api] = answering(api, answer)
  for (const api of new Set([...NOTICED, ...Object.keys(answers)])) wx[api] = api in FACTS ? answers[api] : answering(api, noticed(api))
  return new Proxy(wx, {
    get: (known, key: string) => {
      if (!(key in known)) missing.add(key)
      return known[key]
    }
  })
}
