import { Text } from '@tarojs/components'
import { TEMPLATE_WORDS, TEMPLATES, TOPICS, type TemplateKind } from '@domain/notices/templates'
import { Button } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { askConsent } from '@/services/consent'
import { useRemote, useSend } from '@/services/remote'

/** How many messages are left by each template, and the taps that add one. */
export function Left() {
  const { data: me, reload } = useRemote('member.me', {})
  const { send, busy, error } = useSend('member.consented', reload)
  if (!me) return null
  const { templates, left } = me.wechat
  const offered = TEMPLATES.filter((kind) => templates[kind])
  if (offered.length === 0) return <Notice>本区还没有开通微信消息，请到“待办”里看消息。</Notice>
  const more = async (kinds: readonly TemplateKind[]) => {
    const said = await askConsent(templates, kinds)
    if (said.length > 0) await send({ templates: said })
  }
  return (
    <Card title="微信里还能收几条">
      <Text className="soft">微信规定：您点一次同意，才能收一条。收完了，消息还在“待办”里。</Text>
      {offered.map((kind) => (
        <Row key={kind} label={TEMPLATE_WORDS[kind].label}>
          还能收 {left[kind] ?? 0} 条
        </Row>
      ))}
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" block busy={busy} onTap={() => void more(TOPICS)}>
        再各收一条
      </Button>
      {templates.digest && (
        <Button block busy={busy} onTap={() => void more(['digest'])}>
          傍晚汇总，再收一条
        </Button>
      )}
    </Card>
  )
}
