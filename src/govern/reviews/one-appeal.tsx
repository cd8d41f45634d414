import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { AppealForStaff } from '@contract/review'
import { timeWords } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Row, Tag } from '@/components/card'
import { Field, TextArea } from '@/components/fields'
import { useSend } from '@/services/remote'
import { ToOrder } from '../to-order'

/** One appeal: what it is against, what the person says, and the answer of somebody who had no part in it. */
export function OneAppeal({ one, orgId, onDone }: { one: AppealForStaff; orgId: string; onDone: () => void }) {
  const { id, title, why, points, person, at, words, dueAt, taken, mine, orderId } = one
  const [answer, setAnswer] = useState('')
  const taking = useSend('points.takeAppeal', onDone)
  const settling = useSend('points.settleAppeal', onDone)
  const error = taking.error ?? settling.error
  const now = Date.now()
  return (
    <Card title={`${person}：${title}`}>
      <Tag colour={dueAt < now ? 'red' : 'blue'}>{`${taken ? '要在这之前答复' : '要在这之前受理'} · ${timeWords(dueAt, now)}`}</Tag>
      <Text>{words}</Text>
      <Row label="扣几分">{points === 0 ? '只记次数' : `${-points} 分`}</Row>
      <Row label="什么时候的事">{timeWords(at, now)}</Row>
      {why.length > 0 && <Row label="为什么扣">{why.join('，')}</Row>}
      {mine ? (
        <Text className="soft">您参与过这件事，请没有参与的同事来答复。</Text>
      ) : (
        <>
          {taken ? (
            <Field label="答复">
              <TextArea label="答复" max={500} onChange={setAnswer} />
            </Field>
          ) : (
            <Button kind="primary" busy={taking.busy} onTap={() => void taking.send({ id, orgId })}>
              我来受理
            </Button>
          )}
          {error && <Notice kind="danger">{error.message}</Notice>}
          {taken && (
            <ButtonBar>
              <Button busy={settling.busy} onTap={() => void settling.send({ id, orgId, upheld: false, words: answer })}>
                维持原来的
              </Button>
              <Button kind="primary" busy={settling.busy} onTap={() => void settling.send({ id, orgId, upheld: true, words: answer })}>
                申诉成立，不扣
              </Button>
            </ButtonBar>
          )}
        </>
      )}
      <ToOrder orderId={orderId} />
    </Card>
  )
}
