import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { SheetView } from '@contract/redemption'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Tag } from '@/components/card'
import { Pages } from '@/components/pages'
import { usePages, useSend } from '@/services/remote'
import { sheetStage, type Stage } from '../sheet/stage'
import { to } from '../to'
import { sheetDayWords } from '../words'

/** Days of every merchant that are not settled, the oldest first. */
export function Unsettled() {
  const pages = usePages('redemption.unsettled', {})
  return (
    <>
      <Text className="soft">店里对好数，在外面结清以后在这里记一笔。这里只记积分，不走钱；要由店外的人来记。</Text>
      <Pages pages={pages} empty="都结清了。" row={(sheet) => <One sheet={sheet} onDone={pages.reload} />} />
    </>
  )
}

const WAITS: Record<Stage, string> = { open: '今天还在记', 'to agree': '等店里对数', agreed: '店里对好了', settled: '结清了' }

function One({ sheet, onDone }: { sheet: SheetView; onDone: () => void }) {
  const { merchantId, merchantName, day, count, points } = sheet
  const { send, busy, error } = useSend('redemption.settle', onDone)
  const stage = sheetStage(sheet)
  const settle = async () => {
    const { confirm } = await Taro.showModal({
      title: `${merchantName} ${sheetDayWords(day)}`,
      content: `${count} 份、${points} 分，已经在外面结清了？`,
      confirmText: '结清了'
    })
    if (confirm) await send({ orgId: merchantId, day })
  }
  return (
    <Card title={`${merchantName} · ${sheetDayWords(day)}`}>
      <Text className="big">
        {count} 份 · {points} 分
      </Text>
      <Tag colour={stage === 'agreed' ? 'yellow' : 'plain'}>{WAITS[stage]}</Tag>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar>
        <Button
          kind="quiet"
          label={`看${merchantName}${sheetDayWords(day)}的数`}
          onTap={() => to('sheet', { org: merchantId, day, name: merchantName })}
        >
          看一看
        </Button>
        {stage === 'agreed' && (
          <Button kind="primary" busy={busy} label={`${merchantName}${sheetDayWords(day)}结清了`} onTap={() => void settle()}>
            结清了
          </Button>
        )}
      </ButtonBar>
    </Card>
  )
}
