import type { Input } from '@contract'
import { Text } from '@tarojs/components'
import { TEMPLATE_WORDS, TOPICS, type Topic } from '@domain/notices/templates'
import { Card, Notice } from '@/components/card'
import { Chips } from '@/components/choices'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { CAN_BE_SENT } from '@/services/consent'
import { remember, useRemote, useSend } from '@/services/remote'
import { Left } from './left'
import { Quiet } from './quiet'

const OPTIONS = TOPICS.map((value) => ({ value, label: TEMPLATE_WORDS[value].label }))

/** When and of what somebody is told outside of the app, and how many messages they have agreed to. */
export default function RemindersPage() {
  const { data, error, reload } = useRemote('member.reminders', {})
  const { send, error: refused } = useSend('member.saveReminders', (saved) => remember('member.reminders', {}, saved))
  if (!data) return <Page title="提醒设置">{<PageState error={error} onRetry={reload} />}</Page>
  const save = (part: Partial<Input<'member.saveReminders'>>) => void send({ quiet: data.quiet, muted: [...data.muted], ...part })
  const wanted = TOPICS.filter((topic) => !data.muted.includes(topic))
  const choose = (chosen: Topic[]) => save({ muted: TOPICS.filter((topic) => !chosen.includes(topic)) })
  return (
    <Page title="提醒设置">
      <Notice>
        {CAN_BE_SENT
          ? '所有消息都在“待办”的“消息”里。您同意过的，微信里再发一条。'
          : '浏览器里收不到微信提醒。所有消息都在“待办”的“消息”里，请常来看看。'}
      </Notice>
      <Quiet quiet={data.quiet} onChange={(quiet) => save({ quiet })} />
      <Card title="哪些事用微信告诉我">
        <Chips options={OPTIONS} chosen={wanted} many onChange={choose} />
        {TOPICS.map((topic) => (
          <Text key={topic} className="soft">
            {TEMPLATE_WORDS[topic].label}：{TEMPLATE_WORDS[topic].note}
          </Text>
        ))}
      </Card>
      {refused && <Notice kind="danger">{refused.message}</Notice>}
      {CAN_BE_SENT && <Left />}
    </Page>
  )
}
