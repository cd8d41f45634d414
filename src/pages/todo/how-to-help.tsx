import { Text } from '@tarojs/components'
import { Card } from '@/components/card'

/** For those for whom nothing waits: how one becomes somebody who helps, with no pressure. */
export function HowToHelp() {
  return (
    <Card title="想帮邻居一把？">
      <Text>在职党员、干部：请您单位的联络员登记。</Text>
      <Text>其他邻居：到社区居委会登记会什么、什么时候有空。</Text>
      <Text className="soft">登记以后，邻居的单会出现在这里。您愿意才接，不接也没关系。</Text>
    </Card>
  )
}
