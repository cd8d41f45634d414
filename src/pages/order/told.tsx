import { Text } from '@tarojs/components'
import { timeWords } from '@domain/clock/shanghai'
import type { OrderView } from '@domain/order/view/shapes'
import { ALARM_WORDS, DECLINE_WORDS, OUTCOME_WORDS, SATISFACTION_WORDS } from '@domain/order/words'
import type { DeclineReason } from '@domain/order/step'
import { Card, Notice, Row } from '@/components/card'
import { DutyPhone } from '@/components/duty-phone'
import { Photos } from '@/components/photos'
import { useRemote } from '@/services/remote'

const HOW: Record<NonNullable<OrderView['verification']>['how'], string> = {
  call: '打电话问过',
  visit: '上门看过',
  two_vain_tries: '两次都没联系上'
}

/** Why others do not read it yet, or will not: for whoever reads it all the same, and for whoever waits for it. */
const CONTENT: Record<NonNullable<OrderView['content']>, { read: string; waited: string }> = {
  pending: { read: '正在核对，核对好了，来帮忙的人才看得到。', waited: '点单人写的话正在核对，核对好了就能看到。' },
  hidden: { read: '没有通过核对，来帮忙的人看不到。', waited: '点单人写的话没有通过核对，看不到。想知道的，请问问社区。' }
}

const contentWords = (content: NonNullable<OrderView['content']>, words: boolean, photos: boolean): string =>
  words || photos ? `${[words && '文字', photos && '照片'].filter(Boolean).join('和')}${CONTENT[content].read}` : CONTENT[content].waited

/** What must be looked at now, before anything else on the screen. */
export function Alarms({ alarms = [] }: Pick<OrderView, 'alarms'>) {
  return (
    <>
      {alarms.map((alarm) => (
        <Notice key={alarm} kind="danger">
          {ALARM_WORDS[alarm] ?? '请看一看这一单'}
        </Notice>
      ))}
    </>
  )
}

/** Where somebody lives there are people who can be asked what else may be done. */
function AskThem({ personId }: { personId: string }) {
  const { data: me } = useRemote('member.me', {})
  const home = me?.addresses.find((address) => address.personId === personId)
  return <DutyPhone gridId={home?.gridId ?? me?.person?.gridId} />
}

/** What people said about this order, as far as this reader may know. */
export function Told({ order }: { order: OrderView }) {
  const { words, photos, content, declineReason, declineWords, ratings, verification, corrections, absences } = order
  return (
    <>
      {(words || photos || content) && (
        <Card title="说明">
          {words && <Text>{words}</Text>}
          {photos && <Photos urls={photos} />}
          {content && <Text className="soft small">{contentWords(content, !!words, !!photos)}</Text>}
        </Card>
      )}
      {declineReason && (
        <Notice kind="warn">
          {DECLINE_WORDS[declineReason as DeclineReason] ?? '这次办不了'}
          {declineWords && `：${declineWords}`}
        </Notice>
      )}
      {declineReason && order.beneficiaryId && <AskThem personId={order.beneficiaryId} />}
      {ratings?.map((rating) => (
        <Card key={rating.at} title={rating.byAgent ? '代办人说' : '点单人说'}>
          <Text>
            {[OUTCOME_WORDS[rating.outcome], rating.satisfaction && SATISFACTION_WORDS[rating.satisfaction], ...rating.tags]
              .filter((one) => !!one)
              .join(' · ')}
          </Text>
          <Text className="soft small">{timeWords(rating.at, Date.now())}</Text>
        </Card>
      ))}
      {verification && (
        <Card title="社区核实">
          <Text>
            {[HOW[verification.how], verification.outcome && OUTCOME_WORDS[verification.outcome]].filter((one) => !!one).join(' · ')}
          </Text>
        </Card>
      )}
      {absences?.map(({ seatId, name, at, words: said }) => (
        <Row key={seatId} label="没来">
          {name}，{timeWords(at, Date.now())} 记下的。{said ? `本人说：${said}` : '本人还没有说明'}
        </Row>
      ))}
      {corrections?.map((one) => (
        <Row key={one.id} label="更正">
          {timeWords(one.arrivedAt, Date.now())} 到 {timeWords(one.leftAt, Date.now())}，{one.confirmed ? '两个人核对过' : '等第二个人核准'}
          {one.howKnown && `（${one.howKnown}）`}
        </Row>
      ))}
    </>
  )
}
