import { inTheWay } from './accessible'
import { Phone } from './phone'
import { PRINTS } from './rooms'
import { inTown } from './town'

const town = inTown()

/** The rooms of whoever looks after the rules, and of whom they are about. */
const ROOMS: Record<string, Record<string, string>> = {
  沈国栋: {
    rules: 'govern/rules/index',
    draft: 'govern/draft/index',
    examples: 'govern/examples/index',
    appeals: 'govern/reviews/index?orgId=linjiang-district&list=appeals'
  },
  方志明: {
    reviews: 'govern/reviews/index?orgId=liuyin',
    appeals: 'govern/reviews/index?orgId=liuyin&list=appeals',
    record: 'govern/record/index?orgId=liuyin'
  },
  赵卫东: { year: `govern/unit-year/index?unit=power&name=${encodeURIComponent('城区供电所')}` },
  林志远: { deductions: 'account/deductions/index', wallet: 'account/wallet/index' }
}

test('nothing is in the way in any room of the rules, in three sizes of print', async () => {
  const faults: string[] = []
  for (const [name, rooms] of Object.entries(ROOMS)) {
    const phone = await Phone.open(town.browser, town.host.url, { bypassCSP: true })
    await phone.becomes(name)
    for (const [print, least] of Object.entries(PRINTS)) {
      await phone.open('me/index')
      await phone.tap(print)
      for (const [room, address] of Object.entries(rooms)) {
        await phone.page.goto(`/#/${address}`)
        await phone.settled()
        await phone.picture(`govern-${room}-${name}-${print}`)
        faults.push(...(await inTheWay(phone, least)).map((fault) => `${name} ${print} ${room}: ${fault}`))
      }
    }
    await phone.open('me/index')
    await phone.tap('标准字')
    faults.push(...phone.errors, ...(await phone.refusals()))
    await phone.close()
  }
  expect(faults).toEqual([])
})

test('the draft that waits is read with its report: Shen signs, and where a second signature is forced he cannot be both', async () => {
  const shen = await Phone.open(town.browser, town.host.url)
  await shen.becomes('沈国栋')
  await shen.page.goto('/#/govern/rules/index')
  await shen.tapCard('草稿')
  await shen.see('每一成人平均有多少')
  await shen.see(/要第二个人签字，因为：/)
  await shen.picture('govern-version')
  await shen.tap('签字，再请一位同事签')
  await shen.tap('确定')
  await shen.see('您已经签过，等区里另一位同事签。')
  await shen.see('等第二个人签')
  await shen.picture('govern-version-signed')
  expect(await shen.refusals()).toEqual([])
  await shen.close()
})

test('Shen changes one number of a draft, is told what is wrong with it first, and has to try it anew', async () => {
  const shen = await Phone.open(town.browser, town.host.url)
  await shen.becomes('沈国栋')
  await shen.page.goto('/#/govern/rules/index')
  await shen.tapCard('陆科长')
  await shen.see('多少人会多、会少')
  await shen.tap('改数字')
  await shen.see('存成草稿')
  await shen.page.locator('[aria-label="改数字：完成服务"]').click()
  await shen.type('完成服务：当日上限几分', '-5')
  await shen.tap('存成草稿')
  await shen.see(/规则文件第 5 行（R01）有问题：.*不能是负数 -5，现行规则没有改动/)
  await shen.picture('govern-refused')
  await shen.type('完成服务：当日上限几分', '44')
  await shen.tap('存成草稿')
  await shen.see('先用过去一年的单试算一次，才能发布。')
  await shen.tap('用过去一年试算')
  await shen.see('多少人会多、会少')
  await shen.picture('govern-tried')
  expect(await shen.refusals()).toEqual(['RULES_INVALID'])
  await shen.close()
})
