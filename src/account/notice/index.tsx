import { Text, View } from '@tarojs/components'
import type { Notice } from '@domain/verify/notice'
import { grouped } from '@domain/verify/primitives'
import { Button, ButtonBar } from '@/components/button'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { saveFile } from '@/services/save-file'
import '../paper/paper.scss'

const print = process.env.TARO_ENV === 'h5' ? () => globalThis.print() : null
/** Days on the paper besides the newest: whoever passes once a week finds theirs. */
const DAYS = 7

/** The paper for a community's notice board; anybody may read and print it. */
export default function NoticePage() {
  const { data, error, reload } = useRemote('books.notice', {})
  return (
    <Page title="账目摘要公告">
      {data ? <Sheet notice={data} /> : <PageState error={error} onRetry={reload} />}
      {data && (
        <ButtonBar>
          <Button onTap={() => void saveFile(`账目摘要-${data.days[0]?.day ?? ''}.json`, JSON.stringify(data, null, 1))}>存成文件</Button>
          {print && (
            <Button kind="primary" onTap={print}>
              打印
            </Button>
          )}
        </ButtonBar>
      )}
    </Page>
  )
}

function Sheet({ notice: { district, keys, days } }: { notice: Notice }) {
  const [latest] = days
  if (!latest)
    return (
      <View className="a4">
        <Text>还没有公布过。今晚零点以后有第一份。</Text>
      </View>
    )
  return (
    <View className="a4">
      <Text className="a4__title">{district.name}　账目摘要</Text>
      <Text>每晚把全区的积分和互助时间算成一串字，贴在这里。账改了一个字，这串字就不一样。上面没有任何人的名字。</Text>
      <View className="a4__row">
        <Text className="a4__day">日期</Text>
        <Text className="a4__wide">{latest.day}</Text>
      </View>
      <View className="a4__row">
        <Text className="a4__day">摘要（抄前 32 位就够）</Text>
        <Text className="a4__wide">{grouped(latest.digest.slice(0, 32))}</Text>
        <Text>{grouped(latest.digest.slice(32))}</Text>
      </View>
      <View className="a4__row">
        <Text className="a4__day">钥匙指纹</Text>
        <Text className="a4__wide">{grouped(latest.key)}</Text>
      </View>
      {keys.length > 1 && (
        <Text className="small">
          换过钥匙，以前的指纹：
          {keys
            .filter(({ id }) => id !== latest.key)
            .map(({ id }) => grouped(id))
            .join('；')}
        </Text>
      )}
      <Text>前几天的摘要（前 32 位）</Text>
      {days.slice(1, 1 + DAYS).map(({ day, digest }) => (
        <View className="a4__row" key={day}>
          <Text className="a4__day">{day}</Text>
          <Text className="a4__why">{grouped(digest.slice(0, 32))}</Text>
        </View>
      ))}
      <Text className="small">怎么用：导出自己的账单，打开验证页，把上面的日期、摘要、指纹抄进去。社区工作人员也可以帮您打开验证页。</Text>
    </View>
  )
}
