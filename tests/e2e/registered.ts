import type { Browser } from 'playwright-core'
import type { RunningHost } from './host'
import { Phone } from './phone'

const typedHome = async (sun: Phone, building: string): Promise<void> => {
  await sun.tap('本人满 14 岁')
  await sun.tap('槐树里第二网格')
  await sun.type('楼号', building)
  await sun.type('门牌', '1单元102')
}

/** Whether an order could be sent for whoever was chosen before, while another is looked for. */
const sendsAfterSearch = async (sun: Phone, name: string): Promise<boolean> => {
  await sun.type('姓名或电话', name)
  await sun.tap('找一找')
  await sun.quiet()
  await sun.see('还没有找到')
  return sun.page.locator('.button-bar--sticky').filter({ visible: true }).isVisible()
}

/** Sun looks for old Zhou, who has no phone and is not there, registers him in the form itself and then his namesake, asks for a haircut for the namesake and takes the paper. */
export const registeredOnTheWay = async (
  browser: Browser,
  host: RunningHost
): Promise<{ codes: number; sends: boolean; errors: string[] }> => {
  const sun = await Phone.open(browser, host.url)
  await sun.becomes('孙浩')
  await sun.open('order-form/index?item=B08')
  await sun.tap('替别人登记')
  await sun.type('姓名或电话', '周阿大')
  await sun.tap('找一找')
  await sun.tap('没登记过？现在登记')
  await typedHome(sun, '7号楼')
  await sun.tap('登记好了')
  await sun.see('请选一下是怎么知道的')
  await sun.tap('上门时本人说的')
  await sun.picture('register-for-typed')
  await sun.tap('登记好了')
  await sun.see('周居民 · 槐树里第二网格 7号楼')
  await sun.seeChosen('周居民')
  await sun.picture('register-for-chosen')
  const sends = await sendsAfterSearch(sun, '李桂芳')
  await sendsAfterSearch(sun, '周阿大')
  await sun.tap('周居民')
  await sun.see('周居民 · 槐树里第二网格 7号楼')
  await sun.tap('都不是？现在登记')
  await sun.see('还没有找到')
  await sun.picture('register-for-namesake')
  await typedHome(sun, '9号楼')
  await sun.tap('上门时本人说的')
  await sun.tap('登记好了')
  await sun.see('周居民 · 槐树里第二网格 9号楼')
  await sun.type('为什么替他点', '老人没有手机')
  await sun.tap('后天上午')
  await sun.tap('点单')
  await sun.tap('出一张纸条')
  await sun.see('师傅到了，给他看')
  const codes = await sun.page.locator('.paper .code__digits').filter({ visible: true }).count()
  const errors = [...sun.errors, ...(await sun.refusals())]
  await sun.close()
  return { codes, sends, errors }
}
