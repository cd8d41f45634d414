import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { NoticeLine } from '@contract/member'
import { timeWords, windowWords } from '@domain/clock/shanghai'
import { nameParts } from '@domain/menu/item'
import { Button } from '@/components/button'
import { Card, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useSend } from '@/services/remote'

/** What I was told, newest first; a tap opens what it is about. */
export default function NoticesPage() {
  const pages = usePages('member.notices', {})
  const { send, busy } = useSend('member.readNotices', pages.reload)
  const { send: look } = useSend('member.readNotices')
  const newest = pages.items?.[0]
  const open = ({ id, page, unread }: NoticeLine) => {
    if (unread) void look({ id })
    void Taro.navigateTo({ url: `/${page}` })
  }
  return (
    <Page title="消息">
      <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: '/account/reminders/index' })}>
        提醒设置
      </Button>
      <Pages
        pages={pages}
        empty="还没有消息。您点的单、要您办的事有了新情况，会写在这里。"
        row={(line) => <Line line={line} onTap={() => open(line)} />}
      />
      {newest && pages.items?.some(({ unread }) => unread) && (
        <Button block busy={busy} onTap={() => void send({ upTo: newest.at })}>
          都看过了
        </Button>
      )}
    </Page>
  )
}

function Line({ line: { words, title, window, at, unread, urgent }, onTap }: { line: NoticeLine; onTap: () => void }) {
  const now = Date.now()
  return (
    <Card title={words} onTap={onTap}>
      {unread && <Tag colour={urgent ? 'red' : 'blue'}>{urgent ? '要紧 · 没看' : '没看'}</Tag>}
      <Text className="field">{nameParts(title).title}</Text>
      {window && <Text className="field">{windowWords(window, now)}</Text>}
      <Text className="soft small">{timeWords(at, now)}</Text>
    </Card>
  )
}
