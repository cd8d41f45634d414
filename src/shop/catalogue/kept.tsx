import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { KeptGoodView } from '@contract/redemption'
import { dayWords } from '@domain/clock/shanghai'
import { limitWords } from '@domain/redemption/words'
import { Button, ButtonBar } from '@/components/button'
import { Card, Tag } from '@/components/card'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { Pictured } from '../pictured'
import { to } from '../to'
import { leftWords } from '../words'
import { Restock } from './restock'
import { Shelve } from './shelve'

const EMPTY = { offered: '架上还没有东西。', withdrawn: '没有下架的东西。' }

/** One half of the catalogue, the newest first. */
export function Kept({ list }: { list: 'offered' | 'withdrawn' }) {
  const pages = usePages('redemption.catalogue', { list })
  return (
    <>
      {list === 'offered' && (
        <Button kind="primary" block onTap={() => to('good-form')}>
          加一样东西
        </Button>
      )}
      <Pages pages={pages} empty={EMPTY[list]} row={(good) => <One good={good} onDone={pages.reload} />} />
    </>
  )
}

/** Only what is unusual enough to be said. */
const remarkOn = ({ content, attended, stock }: KeptGoodView): { colour: 'yellow' | 'red'; words: string } | null => {
  if (content === 'pending') return { colour: 'yellow', words: '正在核对，核对好了才上架' }
  if (content === 'hidden') return { colour: 'red', words: '没有通过核对，请改一改' }
  if (!attended) return { colour: 'red', words: '这家店现在没有人值班' }
  return stock === 0 ? { colour: 'yellow', words: '换完了' } : null
}

function One({ good, onDone }: { good: KeptGoodView; onDone: () => void }) {
  const [asking, setAsking] = useState<'stock' | 'shelf' | null>(null)
  const { id, title, picture, points, stock, held, limit, merchantName, untilAt, withdrawn } = good
  const remark = remarkOn(good)
  const close = () => setAsking(null)
  const done = () => {
    close()
    onDone()
  }
  return (
    <Card>
      <Pictured title={title} picture={picture?.url}>
        <Text className="big">{points} 分</Text>
        <Text>
          {leftWords(stock)}，{held} 份等人取
        </Text>
        <Text className="soft">{merchantName}</Text>
        {limit !== null && <Text className="soft">{limitWords(limit)}</Text>}
        {untilAt !== null && <Text className="soft">换到{dayWords(untilAt - 1, Date.now())}</Text>}
        {remark && <Tag colour={remark.colour}>{remark.words}</Tag>}
      </Pictured>
      <ButtonBar>
        <Button kind="quiet" label={`改${title}`} onTap={() => to('good-form', { id })}>
          改
        </Button>
        <Button kind="quiet" label={`${title}的数量`} onTap={() => setAsking('stock')}>
          数量
        </Button>
        <Button kind="quiet" label={`${withdrawn ? '重新上架' : '下架'}：${title}`} onTap={() => setAsking('shelf')}>
          {withdrawn ? '重新上架' : '下架'}
        </Button>
      </ButtonBar>
      {asking === 'stock' && <Restock good={good} onClose={close} onDone={done} />}
      {asking === 'shelf' && <Shelve good={good} onClose={close} onDone={done} />}
    </Card>
  )
}
