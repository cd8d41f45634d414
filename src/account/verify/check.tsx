import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { Button, ButtonBar } from '@/components/button'
import { Card } from '@/components/card'

const STEPS = [
  '1. 上面先导出文件，存到电脑或手机里。',
  '2. 到社区公告栏找“账目摘要”那张纸，抄下日期、摘要和钥匙指纹。',
  '3. 打开验证页，选文件，填上抄来的三样。不联网也能验。',
  '4. 看三条：没有被改动、在当天的公布摘要里、现场双方设备签过。三条各管各的。'
]

const IS_H5 = process.env.TARO_ENV === 'h5'
/** In a browser the page lies beside this one. */
const openPage = () => void window.open('/verify', '_blank', 'noopener')
const takeHome = () => {
  const link = document.createElement('a')
  link.href = '/verify'
  link.download = ['邻里点单-自己验一验', 'html'].join('.')
  link.click()
}

/** How anybody checks what they took along, without asking us. */
export function Check() {
  return (
    <Card title="自己验一验">
      {STEPS.map((words) => (
        <Text key={words} className="field">
          {words}
        </Text>
      ))}
      <ButtonBar>
        <Button onTap={() => void Taro.navigateTo({ url: '/account/notice/index' })}>看公告栏那张纸</Button>
        {IS_H5 && <Button onTap={openPage}>打开验证页</Button>}
        {IS_H5 && <Button onTap={takeHome}>把验证页存下来</Button>}
      </ButtonBar>
      {!IS_H5 && <Text className="soft">验证页在社区服务站的电脑上有，也可以请他们发给您。</Text>}
    </Card>
  )
}
