import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'
import { Card } from '@/components/card'
import { OnSiteCode } from '@/components/on-site-code'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

/** The code that proves somebody came: ten half minutes are on the phone already, so nothing polls; used up, they are fetched once more. */
export function OnSite({ orderId }: { orderId: string }) {
  const { data, error, reload } = useRemote('order.code', { orderId })
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(clock)
  }, [])
  const step = data?.steps.find(({ from, until }) => from <= now && now < until)
  const usedUp = data !== undefined && step === undefined
  useEffect(() => {
    if (usedUp) reload()
    // once per used-up set: `reload` is another function at every render
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [usedUp])
  return (
    <Card title="服务码">
      {step ? <OnSiteCode code={step.code} qr={step.qr} /> : <PageState error={error} onRetry={reload} />}
      <Text className="soft">师傅到了、走的时候，都请他扫一扫，或把六位数念给他。</Text>
    </Card>
  )
}
