import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { browserText } from '@domain/people/browser'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Heading } from '@/components/heading'
import { OnSiteCode } from '@/components/on-site-code'
import { PageState } from '@/components/state'
import { useTicket } from './ticket'

const isOverAnother = () => Taro.getCurrentPages().length > 1
/** At the menu, in a page of its own: the screens that somebody else had open, and what stands typed on them, are gone. */
const menuAfresh = () => {
  window.location.replace('#/pages/services/index')
  window.location.reload()
}
/** Where one was, in a page of its own: a form that was opened while nobody was signed in shows what was begun. */
const backAfresh = () => {
  window.addEventListener('hashchange', () => window.location.reload(), { once: true })
  void Taro.navigateBack()
}

/** The code that a phone reads, and beneath it the digits for one without a camera; signed in, one goes on where one was. */
export function RealSignIn({ enter }: { enter: (way: () => Promise<void>) => () => void }) {
  const begun = enter(() => Promise.resolve())
  const goOn = {
    nobody: () => (isOverAnother() ? void Taro.navigateBack() : begun()),
    same: () => (isOverAnother() ? backAfresh() : menuAfresh()),
    another: menuAfresh
  }
  const { digits, refusal, renew } = useTicket((before) => goOn[before]())
  return (
    <>
      <Heading of="screen">用微信里的“邻里点单”扫一扫登录</Heading>
      <Text>在手机上打开“邻里点单”：我的 → 登录电脑。</Text>
      {digits && <OnSiteCode code={digits} qr={browserText(digits)} label="登录电脑的码" />}
      {digits && <Text className="soft">扫不了，就在手机上输入这八位数。两分钟内有效。</Text>}
      {!digits && !refusal && <PageState />}
      {refusal && (
        <>
          <Notice kind="danger">{refusal.message}</Notice>
          <Button kind="primary" block onTap={renew}>
            换一个码
          </Button>
        </>
      )}
      <Text className="soft">不登录也可以看服务菜单。</Text>
    </>
  )
}
