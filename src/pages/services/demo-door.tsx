import Taro from '@tarojs/taro'
import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { demoPeople } from '@/services/sign-in'

/** Where the district is a demonstration: a visitor is told so, and where its people are. */
export function DemoDoor() {
  const { data: people } = useQuery({ queryKey: ['demo people'], queryFn: demoPeople })
  if (!people) return null
  return (
    <>
      <Notice>这里是演示小区，人物和订单都是虚构的。</Notice>
      <Button kind="primary" block onTap={() => void Taro.navigateTo({ url: '/pages/sign-in/index' })}>
        选一位演示人物
      </Button>
    </>
  )
}
