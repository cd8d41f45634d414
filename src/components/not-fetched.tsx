import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { fetchAgain, useNotFetched } from '@/services/not-fetched'
import { Button } from './button'
import { Page } from './page'

/** In the place of what a browser could not fetch: why nothing stands here, and the way on. */
export function NotFetched() {
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    setBusy(await fetchAgain())
  }
  return (
    <View className="state" ariaRole="alert">
      <Text>网络不通，这一页还没有取来。</Text>
      <Button kind="primary" busy={busy} onTap={() => void again()}>
        再试一次
      </Button>
    </View>
  )
}

/** Over the page where one was, as long as the page of the address is missing. A tab, or the way back, leads on too. */
export function NotFetchedPage() {
  const missing = useNotFetched(({ page }) => page)
  return (
    missing && (
      <View className="not-fetched">
        <Page title="邻里点单">
          <NotFetched />
        </Page>
      </View>
    )
  )
}
