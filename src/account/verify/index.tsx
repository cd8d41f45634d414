import { useState } from 'react'
import { Text } from '@tarojs/components'
import { Page } from '@/components/page'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { call } from '@/services/cloud'
import { Refusal } from '@/services/refusal'
import { saveFile } from '@/services/save-file'
import { Devices } from './devices'
import { Check } from './check'
import { Printing } from './printing'

/** My accounts to take along: as a file, as a page, and how anybody checks them. */
export default function VerifyPage() {
  return (
    <Page title="导出、打印、验一验">
      <Export />
      <Printing />
      <Check />
      <Devices />
    </Page>
  )
}

/** The whole statement as one file. */
function Export() {
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ words: string; kind: 'info' | 'danger' } | null>(null)
  const save = () => {
    setBusy(true)
    setTold(null)
    void call('books.statement', {})
      .then(async ({ name, text, covers }) => {
        await saveFile(name, text)
        setTold({ words: covers, kind: 'info' })
      })
      .catch((thrown: unknown) => setTold({ words: Refusal.of(thrown).message, kind: 'danger' }))
      .finally(() => setBusy(false))
  }
  return (
    <Card title="导出文件">
      <Text className="soft">积分和互助时间的每一笔，连同核对要用的东西。只写为什么，不写帮的是谁。今天的账今晚公布，明天能导出。</Text>
      {told && <Notice kind={told.kind}>{told.words}</Notice>}
      <Button kind="primary" block busy={busy} onTap={save}>
        导出
      </Button>
    </Card>
  )
}
