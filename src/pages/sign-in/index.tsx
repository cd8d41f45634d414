import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { Card, Notice, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { demoPeople, signInAs, signInByWeChat, type DemoPerson } from '@/services/sign-in'

const goHome = () => Taro.switchTab({ url: '/pages/services/index' })

/** In the demo a visitor picks a person; for real, WeChat says who is there. */
export default function SignInPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['demo people'], queryFn: demoPeople })
  const pick = async (person: DemoPerson) => {
    await signInAs(person)
    void goHome()
  }
  return (
    <Page title="登录">
      {data === undefined && <PageState error={error} onRetry={() => void refetch()} />}
      {data === null && <RealSignIn />}
      {data && <Notice>这里是演示小区，人物和订单都是虚构的。选一位，用他的眼睛看看。</Notice>}
      {data?.map((person) => (
        <Card key={person.personId} title={person.name} onTap={() => void pick(person)}>
          <Tag colour="plain">{person.role}</Tag>
          <Text className="soft">{person.note}</Text>
        </Card>
      ))}
    </Page>
  )
}

function RealSignIn() {
  const signIn = async () => {
    await signInByWeChat()
    void goHome()
  }
  if (process.env.TARO_ENV === 'h5') return <Notice>请用微信打开“邻里点单”小程序登录。不登录也可以看服务菜单。</Notice>
  return (
    <Button kind="primary" block onTap={() => void signIn()}>
      微信登录
    </Button>
  )
}
