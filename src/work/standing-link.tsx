import Taro from '@tarojs/taro'
import { Button } from '@/components/button'

/** To what a community or unit has signed once and for all. */
export function StandingLink({ org, name }: { org: string; name: string }) {
  return (
    <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: `/work/standing/index?org=${org}&name=${name}` })}>
      常办直通：不用一单一单交的
    </Button>
  )
}
