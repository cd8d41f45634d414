import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Row } from '@/components/card'
import { Checks, Fold } from '@/components/checks'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

interface Choosing {
  orderId: string
  chosen: string[]
  /** nobody has been ticked or unticked yet */
  untouched: boolean
  onChange: (personIds: string[]) => void
}

/** Members who fit, best first and the first of them ticked, each with the reasons in words; the others folded away with theirs. */
export function Suggested({ orderId, chosen, untouched, onChange }: Choosing) {
  const { data, error, reload } = useRemote('community.suggest', { orderId })
  const best = data?.fit[0]?.personId
  useEffect(() => {
    if (untouched && best) onChange([best])
    // once, when the answer is there: whom somebody has unticked stays unticked
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [best])
  if (!data) return <PageState error={error} onRetry={reload} />
  const { fit, unfit } = data
  return (
    <>
      {fit.length === 0 && <PageState empty="现在没有合适的人，可以请全体成员，或退回社区。" />}
      <Checks
        options={fit.map(({ personId, publicName, words }) => ({ value: personId, label: publicName, note: words }))}
        chosen={chosen}
        onChange={onChange}
      />
      {unfit.length > 0 && (
        <Fold label={`不合适（${unfit.length}）`}>
          <View>
            {unfit.map(({ personId, publicName, words }) => (
              <Row key={personId} label={publicName}>
                {words}
              </Row>
            ))}
          </View>
        </Fold>
      )}
    </>
  )
}

/** Of an order in free words the service is asked in the same question: together they are what one tap may send to the screen. */
const FIRST = 4

/** The community's own staff and registered neighbours, when it keeps the order. */
export function Colleagues({ orderId, chosen, onChange }: Choosing) {
  const { data, error, reload } = useRemote('community.targets', { orderId })
  if (!data) return <PageState error={error} onRetry={reload} />
  if (data.colleagues.length === 0) return <PageState empty="现在没有可以请的同事或邻居。" />
  return (
    <Checks
      options={data.colleagues.map(({ personId, publicName }) => ({ value: personId, label: publicName }))}
      chosen={chosen}
      onChange={onChange}
      shown={FIRST}
    />
  )
}
