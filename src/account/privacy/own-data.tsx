import { useState } from 'react'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { saveOwnData } from '@/services/own-data'
import { Refusal } from '@/services/refusal'

/** My copy of all that is kept, as one file. */
export function OwnDataCard() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refusal | null>(null)
  const save = () => {
    setBusy(true)
    setError(null)
    void saveOwnData()
      .catch((thrown: unknown) => setError(Refusal.of(thrown)))
      .finally(() => setBusy(false))
  }
  return (
    <Card title="导出我的资料">
      <Text className="soft">
        一个文件：登记信息、地址、代办关系、全部订单、积分和互助时间、扣分和申诉、兑换、投诉建议、谁看过；写明是谁、什么时候导出的。
      </Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button block busy={busy} onTap={save}>
        导出
      </Button>
    </Card>
  )
}
