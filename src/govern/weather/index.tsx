import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages, useRemote } from '@/services/remote'
import { OneWarning } from './one-warning'

/** Which warnings of bad weather stand, come and are just over: workers read them, the district enters them and takes a wrong one back. */
export default function WeatherPage() {
  const me = useRemote('member.me', {})
  const pages = usePages('points.warnings', {})
  if (!me.data)
    return (
      <Page title="天气预警">
        <PageState error={me.error} onRetry={me.reload} />
      </Page>
    )
  const district = me.data.posts.some(({ role }) => role === 'district_staff')
  return (
    <Page title="天气预警">
      <Text className="soft">橙色、红色预警期间的服务，落在预警时间里的分钟积分多算一些。每一单按办结时有效的预警算。</Text>
      {district && (
        <Button kind="primary" block onTap={() => void Taro.navigateTo({ url: '/govern/warn/index' })}>
          登记一条预警
        </Button>
      )}
      <Pages
        pages={pages}
        empty="最近没有预警。"
        row={(one) => <OneWarning one={one} district={district} onGone={() => pages.without(({ id }) => id === one.id)} />}
      />
    </Page>
  )
}
