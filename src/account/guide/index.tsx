import { Text } from '@tarojs/components'
import { Card, Notice } from '@/components/card'
import { Page } from '@/components/page'

/** What is asked for, what for, who reads it and how to take it back: the text behind WeChat's question. */
const GUIDE: readonly { title: string; lines: readonly string[] }[] = [
  {
    title: '会用到什么',
    lines: [
      '手机号：来的人找不到门、没人应门时打给您。您点按钮由微信提供，不给也能用。',
      '住址：只为上门服务。门牌加密存着。',
      '您写的话：告诉来的人要办什么。',
      '相机和照片：拍要办的事、扫现场的码。只传您选的那几张。',
      '微信消息：您点一次同意，才发一条。'
    ]
  },
  {
    title: '不会用到什么',
    lines: ['您走到哪里、通讯录、麦克风、身份证号，都不要。', '不打广告，不给别人做推销。']
  },
  {
    title: '谁能看到',
    lines: [
      '经办您这一单的社区；接了单的人，到时候能看电话和门牌。每看一次都记一笔。',
      '其他志愿者只看到服务名、网格和时间。',
      '办完七天以后，来过的人也看不到了。'
    ]
  },
  {
    title: '您可以怎么办',
    lines: [
      '到“我的 → 隐私”：看谁看过、导出一份、注销。',
      '相机和照片的权限：点右上角“…”，在“设置”里随时关掉。',
      '不同意也能点单，只是有的功能用不了：照片可以不放，码可以念六位数。',
      '有疑问：到“我的 → 投诉建议”说，写明几天内回复。'
    ]
  }
]

/** The guide to what is kept, as WeChat's question before the first photo points to it. */
export default function GuidePage() {
  return (
    <Page title="隐私保护说明">
      <Notice>一页说清楚：用到什么，给谁看，怎么收回。</Notice>
      {GUIDE.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <Text key={line} className="field">
              {line}
            </Text>
          ))}
        </Card>
      ))}
    </Page>
  )
}
