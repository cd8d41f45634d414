type Names = readonly (readonly [pattern: RegExp, name: string])[]

/** Whoever names others besides itself comes before them. */
const MACHINES: Names = [
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Android|HarmonyOS|OpenHarmony/, '安卓手机或平板'],
  [/Macintosh/, '苹果电脑'],
  [/Windows|Linux|X11/, '电脑']
]
const BROWSERS: Names = [
  [/MicroMessenger/, '微信'],
  [/QQBrowser/, '腾讯浏览器'],
  [/360[SE]E|QIHU/, '360 浏览器'],
  [/Edg(e|A|iOS)?\//, '微软浏览器'],
  [/Firefox|FxiOS/, '火狐浏览器'],
  [/Chrome|CriOS/, '谷歌浏览器'],
  [/Safari/, '苹果浏览器']
]
const nameIn = (names: Names, agent: string): string | undefined => names.find(([pattern]) => pattern.test(agent))?.[1]

/** What a browser says it is, in words that people know: nothing that was sent is kept or shown. */
export const browserName = (agent: string | undefined): string =>
  `${nameIn(MACHINES, agent ?? '') ?? '认不出的机器'}上的${nameIn(BROWSERS, agent ?? '') ?? '浏览器'}`
