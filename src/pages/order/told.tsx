import { Image, Text, View } from '@tarojs/components'
import { timeWords } from '@domain/clock/shanghai'
import type { OrderView } from '@domain/order/view/shapes'
import { DECLINE_WORDS, OUTCOME_WORDS, SATISFACTION_WORDS } from '@domain/order/words'
import type { DeclineReason } from '@domain/order/step'
import { Card, Notice, Row } from '@/components/card'

const HOW: Record<NonNullable<OrderView['verification']>['how'], string> = {
  call: '打电话问过',
  visit: '上门看过',
  two_vain_tries: '两次都没联系上'
}
const ALARMS: Record<string, string> = { door: '有人敲门没人应，请马上联系', safety: '评价里提到安全、收费或隐私，请马上了解' }

/** What people said about this order, as far as this reader may know. */
export function Told({ order }: { order: OrderView }) {
  const { words, photos, declineReason, declineWords, ratings, verification, corrections, alarms } = order
  return (
    <>
      {alarms?.map((alarm, index) => (
        <Notice key={`${alarm}-${index}`} kind="danger">
          {ALARMS[alarm] ?? '请看一看这一单'}
        </Notice>
      ))}
      {words && (
        <Card title="说明">
          <Text>{words}</Text>
          {photos && (
            <View className="tags">
              {photos.map((photo) => (
                <Image key={photo} src={photo} lazyLoad mode="aspectFill" style="width:120px;height:120px" ariaLabel="点单人拍的照片" />
              ))}
            </View>
          )}
        </Card>
      )}
      {declineReason && (
        <Notice kind="warn">
          {DECLINE_WORDS[declineReason as DeclineReason] ?? '这次办不了'}
          {declineWords && `：${declineWords}`}
        </Notice>
      )}
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
      {corrections?.map((one) => (
        <Row key={one.id} label="更正">
          {timeWords(one.arrivedAt, Date.now())} 到 {timeWords(one.leftAt, Date.now())}，{one.confirmed ? '两个人核对过' : '等第二个人核准'}
          {one.howKnown && `（${one.howKnown}）`}
        </Row>
      ))}
    </>
  )
}
