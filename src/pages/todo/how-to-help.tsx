import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'

/** For those for whom nothing waits: how one becomes somebody who helps, with no pressure. */
export function HowToHelp() {
  return (
    <Card title="想帮邻居一把？">
      <Text>在职党员、干部：请您单位的联络员登记。</Text>
      <Text>其他邻居：在“我的资料”里勾上会什么；再带身份证到社区核对一次，就能接单。</Text>
      <Button block onTap={() => void Taro.navigateTo({ url: '/account/profile/index' })}>
        去勾上会什么
      </Button>
      <Text className="soft">然后，邻居的单会出现在这里。您愿意才接，不接也没关系。</Text>
    </Card>
  )
}
