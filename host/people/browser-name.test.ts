import { browserName } from './browser-name'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`, '电脑上的谷歌浏览器'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/126.0.0.0`, '电脑上的微软浏览器'],
  [`Mozilla/5.0 (Windows NT 10.0; WOW64) ${CHROME} Core/1.94 QQBrowser/12.5`, '电脑上的腾讯浏览器'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', '电脑上的火狐浏览器'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15', '苹果电脑上的苹果浏览器'],
  [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${CHROME}`, '安卓手机或平板上的谷歌浏览器'],
  ['<b>王丽的电脑</b>', '认不出的机器上的浏览器'],
  [undefined, '认不出的机器上的浏览器']
])('%s is %s', (agent, name) => expect(browserName(agent)).toBe(name))
