import { Text } from '@tarojs/components'
import { Card, Tag } from '@/components/card'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { SETTLED, sheetStage } from '../sheet/stage'
import { to } from '../to'
import { sheetDayWords } from '../words'

/** What went out by day, the newest first, and how far each day is settled. */
export function Sheets({ org, name }: { org: string; name: string }) {
  const pages = usePages('redemption.sheets', { orgId: org })
  return (
    <Pages
      pages={pages}
      empty="还没有交出过东西。"
      row={(sheet) => {
        const { colour, words } = SETTLED[sheetStage(sheet)]
        return (
          <Card title={sheetDayWords(sheet.day)} onTap={() => to('sheet', { org, day: sheet.day, name })}>
            <Text className="big">
              {sheet.count} 份 · {sheet.points} 分
            </Text>
            <Tag colour={colour}>{words}</Tag>
          </Card>
        )
      }}
    />
  )
}
