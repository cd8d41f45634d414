import { useState } from 'react'
import { Text } from '@tarojs/components'
import { dayWords } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'

/** The way out: asked twice, seven days to come back, and said plainly what goes and what stays. */
export function Leave({ erasedAfter, onDone }: { erasedAfter: number | null; onDone: () => void }) {
  const [asking, setAsking] = useState(false)
  const { send, busy, error } = useSend('member.leave', () => {
    setAsking(false)
    onDone()
  })
  return (
    <Card title="注销">
      {erasedAfter === null ? (
        <>
          <Text className="soft">
            姓名、手机号、住址、自己写过的话都会删掉；替别人点单时写的，留在别人的那一单里。来过几次、多少分钟会留着，但不再写您的名字。
          </Text>
          <Button kind="quiet" block onTap={() => setAsking(true)}>
            我要注销
          </Button>
        </>
      ) : (
        <>
          <Notice kind="warn">{dayWords(erasedAfter, Date.now())}以后删掉，在那之前不能点单、接单，随时可以取消。</Notice>
          <Button kind="primary" block busy={busy} onTap={() => void send({ stay: true })}>
            不注销了
          </Button>
        </>
      )}
      {error && !asking && <Notice kind="danger">{error.message}</Notice>}
      {asking && (
        <Sheet title="确定要注销吗" onClose={() => setAsking(false)}>
          <Text>七天以后删掉，删掉就找不回来了。七天里不能点单、接单，随时可以取消。</Text>
          {error && <Notice kind="danger">{error.message}</Notice>}
          <ButtonBar>
            <Button kind="quiet" onTap={() => setAsking(false)}>
              先不
            </Button>
            <Button kind="danger" busy={busy} onTap={() => void send({ stay: false })}>
              注销
            </Button>
          </ButtonBar>
        </Sheet>
      )}
    </Card>
  )
}
