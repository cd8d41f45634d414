import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Paper } from '@contract/books'
import { grouped } from '@domain/verify/primitives'
import { durationWords } from '@domain/timebank/words'
import { Button, ButtonBar } from '@/components/button'
import { QrCode } from '@/components/on-site-code'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { goBack } from '@/services/go-back'
import { useRemote } from '@/services/remote'
import './paper.scss'

const print = process.env.TARO_ENV === 'h5' ? () => globalThis.print() : null

/** `+18 分`, `−1 小时 30 分钟`. */
const amountOf = ({ asset, amount }: Paper['rows'][number]): string =>
  `${amount > 0 ? '+' : '−'}${asset === 'point' ? `${Math.abs(amount)} 分` : durationWords(Math.abs(amount))}`

/** One page to print: what is seen is what is printed, and what its code says. */
export default function PaperPage() {
  const { month } = useRouter().params
  const { data, error, reload } = useRemote('books.paper', month ? { month } : {})
  return (
    <Page title="打印一张纸">
      {data ? <Sheet paper={data} month={month} /> : <PageState error={error} onRetry={reload} />}
      <ButtonBar>
        <Button kind="quiet" onTap={goBack}>
          收好了
        </Button>
        {print && data && (
          <Button kind="primary" onTap={print}>
            打印
          </Button>
        )}
      </ButtonBar>
    </Page>
  )
}

function Sheet({ paper, month }: { paper: Paper; month: string | undefined }) {
  const { district, person, day, digest, key, rows, left, code, mark } = paper
  const [year, number] = month?.split('-').map(Number) ?? []
  return (
    <View className="a4">
      <View className="a4__head">
        <View className="a4__words">
          <Text className="a4__title">{person} 的积分和互助时间</Text>
          <Text>
            {district}　{month ? `${year}年${number}月` : '最近的'}，到 {day} 公布为止
          </Text>
          <Text className="soft small">{mark}</Text>
        </View>
        <View className="a4__code">
          <QrCode text={code} label="验证用的码" />
        </View>
      </View>
      {rows.length === 0 && <Text>这段时间没有记录。</Text>}
      {rows.map((row, index) => (
        <View className="a4__row" key={index}>
          <Text className="a4__day">{row.day}</Text>
          <Text className="a4__why">{row.why}</Text>
          <Text className="a4__amount">{amountOf(row)}</Text>
        </View>
      ))}
      {left > 0 && <Text className="soft">还有 {left} 笔写不下，导出的文件里都有。</Text>}
      <Text className="small">怎么验：扫右上的码，把扫出的字贴进验证页，填公告栏上的钥匙指纹。不联网也能验。这张纸不写帮的是谁。</Text>
      <Text className="small soft a4__digest">
        {day} 摘要前半 {grouped(digest)}　钥匙指纹 {grouped(key)}
      </Text>
    </View>
  )
}
