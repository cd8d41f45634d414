/** @jest-environment ./tests/weapp/environment.cjs */
import type { Phone } from './phone/phone'
import { phonesOfTown } from './phone/phones'

const { open } = phonesOfTown()

const askedFor = (phone: Phone) => phone.asked.filter(({ api }) => api === 'requestSubscribeMessage').map(({ options }) => options.tmplIds)
const place = async (phone: Phone, item: string, when: RegExp) => {
  await phone.go(`/pages/order-form/index?item=${item}`)
  await phone.tap(when)
  await phone.tap('点单', -1)
  await phone.see('社区正在看')
}
const ASK = '有人接单时，用微信告诉我'

describe('being told by WeChat', () => {
  it('is asked for by nobody at launch, and after placing only by a tap; a yes is counted', async () => {
    const li = await open('li', { requestSubscribeMessage: () => ({ 'town-progress': 'accept', 'town-visit': 'reject' }) })
    for (const tab of ['services', 'orders', 'todo', 'me']) await li.tab(`/pages/${tab}/index`)
    await place(li, 'B04', /^(✓ )?后天上午$/)
    expect(askedFor(li)).toEqual([])
    await li.tap(ASK)
    await li.see('到时候微信会发一条消息给您')
    expect(askedFor(li)).toEqual([['town-progress', 'town-visit']])
    await li.go('/account/reminders/index')
    await li.see(/我点的单\s*还能收 1 条/)
    expect(li.text()).toMatch(/快到时间时\s*还能收 0 条/)
    await li.tap('傍晚汇总，再收一条')
    expect(askedFor(li).at(-1)).toEqual(['town-digest'])
  })

  it('is not asked again in the same place after a no, on this phone, though it starts anew', async () => {
    const storage = new Map<string, unknown>()
    const refuse = { requestSubscribeMessage: () => ({ 'town-visit': 'reject', 'town-progress': 'reject' }) }
    const sun = await open('zhang', refuse, storage)
    await place(sun, 'B05', /^(✓ )?明天下午$/)
    await sun.tap(ASK)
    expect([askedFor(sun).length, sun.text().includes(ASK), sun.writes.includes('member.consented')]).toEqual([1, false, false])
    const again = await open('zhang', refuse, storage)
    await again.go(`/pages/order/index?id=${sun.query.id}`)
    await again.see('社区正在看')
    expect(again.text()).not.toContain(ASK)
  })

  it('WeChat that cannot ask now (messages switched off, no such template) is a no, and nothing breaks', async () => {
    const li = await open('li', {
      requestSubscribeMessage: () => {
        throw new Error('The main switch is switched off')
      }
    })
    await li.go('/account/reminders/index')
    await li.tap('再各收一条')
    await li.see('微信里还能收几条')
    expect(li.writes).toEqual([])
  })

  it('quiet hours are chosen by their own hours, kept, and said in plain words', async () => {
    const li = await open('li')
    await li.tab('/pages/me/index')
    await li.tap('提醒设置', 0)
    await li.see('21:30')
    await li.choose('21:30', '20:00')
    await li.see('20:00')
    await li.tap('我点的单', 0)
    await li.go('/account/reminders/index')
    await li.see('20:00')
    expect(li.isChosen('我点的单')).toBe(false)
    await li.tap('随时都行')
    expect(li.isChosen('随时都行')).toBe(true)
    expect(li.text()).not.toContain('20:00')
  })
})

describe('what I was told', () => {
  it('stands in 消息, newest first, and a tap opens the order it is about', async () => {
    const wang = await open('wang')
    await wang.tab('/pages/todo/index')
    await wang.see(/消息，\d+ ?条没看|消息，.*没看/)
    await wang.tap('看一看', -1)
    await wang.see(/新的点单，等交单|没看/)
    const before = (wang.text().match(/没看/g) ?? []).length
    await wang.tap(/^新的点单，等交单/, 0)
    expect(wang.route).toBe('pages/order/index')
    await wang.back()
    await wang.see('提醒设置')
    expect((wang.text().match(/没看/g) ?? []).length).toBeLessThan(before)
  })
})

describe('WeChat’s question before something private is used', () => {
  const NO = 'privacy permission is not authorized'
  const withCamera = async (person = 'li') => {
    const answers: NonNullable<Parameters<typeof Phone.open>[2]> = {}
    answers.chooseMedia = async () => {
      const answer = await phone.needPrivacy('chooseMedia')
      if (answer.event !== 'agree' || answer.buttonId !== 'agree-to-privacy') throw new Error(NO)
      return { tempFiles: [] }
    }
    const phone: Phone = await open(person, answers)
    await phone.go('/pages/order-form/index?item=B06')
    await phone.tap('拍照或选照片')
    await phone.see('先跟您说一声')
    return phone
  }

  it('is asked in our own words, with the button WeChat looks for', async () => {
    const phone = await withCamera()
    await phone.press('同意', 'agreeprivacyauthorization')
    expect(phone.text()).not.toContain('先跟您说一声')
    expect(phone.text()).not.toContain('照片可以不放')
  })

  it('a no costs nothing but the photo: one kind sentence, what was typed stays, and the order goes out', async () => {
    const phone = await withCamera()
    await phone.tap('不同意')
    await phone.see('没有同意用相机和照片。照片可以不放，照样点单')
    await phone.tap(/^(✓ )?明天上午$/)
    await phone.tap('点单', -1)
    await phone.see('社区正在看')
  })

  it('the guide can be read before answering, and the question is still there', async () => {
    const phone = await withCamera()
    await phone.tap('看《隐私保护说明》')
    await phone.see('不会用到什么')
    await phone.back()
    await phone.see('先跟您说一声')
    await phone.tap('不同意')
  })

  it('comes up on any page, once for all that waits for it', async () => {
    const chen = await open('chen')
    await chen.tab('/pages/me/index')
    const answers = [chen.needPrivacy('scanCode'), chen.needPrivacy('chooseMedia')]
    await chen.see('先跟您说一声')
    await chen.press('同意', 'agreeprivacyauthorization')
    expect(await Promise.all(answers)).toEqual(Array(2).fill({ event: 'agree', buttonId: 'agree-to-privacy' }))
  })

  it('a chooser that is only closed says nothing at all', async () => {
    const li = await open('li', {
      chooseMedia: () => {
        throw new Error('cancel')
      }
    })
    await li.go('/pages/order-form/index?item=B06')
    await li.tap('拍照或选照片')
    expect(li.text()).not.toContain('照片可以不放')
  })
})
