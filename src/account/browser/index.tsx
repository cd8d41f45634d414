import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { AskingBrowser } from '@contract/member'
import { timeWords } from '@domain/clock/shanghai'
import { AskCode } from '@/components/ask-code'
import { BigCode } from '@/components/big-code'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Heading } from '@/components/heading'
import { Page } from '@/components/page'
import { Refused } from '@/components/refused'
import { call } from '@/services/cloud'
import { useRemote, useSend } from '@/services/remote'
import { signInByWeChat } from '@/services/sign-in'

/** A browser is signed in by the phone: first its code, then which one it is, then the tap that says whether it is mine. */
export default function BrowserPage() {
  const [asking, setAsking] = useState<AskingBrowser | null>(null)
  const look = async (code: string) => setAsking(await call('member.askingBrowser', { code }))
  return (
    <Page title="登录电脑">
      {asking ? (
        <Asking one={asking} onAnother={() => setAsking(null)} />
      ) : (
        <>
          <AskCode heading="请看电脑上的码" placeholder="电脑上的八位数" go="看看是哪台电脑" look={look} />
          <Text className="soft">在电脑的浏览器里打开邻里点单，点“去登录”，码就出来了。</Text>
          <EndAll />
        </>
      )}
    </Page>
  )
}

const TOLD = {
  yes: '登录好了，请看电脑。十二小时后要再登录；用完请在电脑上“我的”里退出。',
  no: '没有登录，那台电脑看不到您的任何东西。'
}

function Asking({ one: { digits, browser, at }, onAnother }: { one: AskingBrowser; onAnother: () => void }) {
  const { data: me } = useRemote('member.me', {})
  const [said, setSaid] = useState<keyof typeof TOLD | null>(null)
  const { send, busy, error } = useSend('member.answerBrowser')
  const answer = async (agree: boolean) => {
    if (await send({ code: digits, agree })) setSaid(agree ? 'yes' : 'no')
  }
  return (
    <>
      <Heading of="screen">{said ? '好了' : '是您在登录电脑吗'}</Heading>
      {said ? (
        <Notice>{TOLD[said]}</Notice>
      ) : (
        <>
          <Card>
            <Row label="用谁的名字">{me?.person?.name ?? '您'}</Row>
            <Row label="哪一台">{browser}</Row>
            <Row label="什么时候">{timeWords(at, Date.now())}</Row>
            <BigCode code={digits} />
          </Card>
          <Notice kind="warn">只登录您面前的这一台：上面的八位数要和电脑上一样。码是别人发来的，请点“不是我”。</Notice>
          <Refused error={error} />
        </>
      )}
      {said || error ? (
        <Button block onTap={onAnother}>
          再扫一个码
        </Button>
      ) : (
        <ButtonBar>
          <Button kind="quiet" busy={busy} onTap={() => void answer(false)}>
            不是我
          </Button>
          <Button kind="primary" busy={busy} onTap={() => void answer(true)}>
            登录
          </Button>
        </ButtonBar>
      )}
    </>
  )
}

/** For whoever left a computer without signing out, or agreed to one that they never saw. */
function EndAll() {
  const [ended, setEnded] = useState(false)
  const { send, busy, error } = useSend('member.endBrowsers')
  const end = async () => {
    if (!(await send({}))) return
    setEnded(true)
    // a phone that came by a host was signed in by the same token
    await signInByWeChat().catch(() => undefined)
  }
  return (
    <>
      <Heading of="section">忘了退出，或者电脑不在身边？</Heading>
      {ended ? (
        <Notice>用您的名字登录过的电脑，都退出了。</Notice>
      ) : (
        <Button block busy={busy} onTap={() => void end()}>
          登录过的电脑都退出
        </Button>
      )}
      <Refused error={error} />
    </>
  )
}
