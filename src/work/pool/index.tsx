import { Notice } from '@/components/card'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'

/** Open orders near this member, under public names only: who lives there is told to those who come. */
export default function PoolPage() {
  const pages = usePages('order.pool', {})
  return (
    <Page title="附近的单">
      <Notice>谁有空谁接。接下以后，才会看到是谁家、怎么走。</Notice>
      <Pages pages={pages} empty="附近现在没有要人的单。" row={(card) => <OrderCard card={card} effort />} />
    </Page>
  )
}
