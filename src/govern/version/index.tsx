import Taro, { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { RuleVersionView } from '@contract/rules'
import { dayOf } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Row, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { goBack } from '@/services/go-back'
import { remember, useRemote, useSend } from '@/services/remote'
import { Report } from '../report'
import { STANDING } from '../standing'

/** One version: what is different, what it would have done, and who has signed. */
export default function VersionPage() {
  const { id = '' } = useRouter().params
  const { data, error, reload } = useRemote('points.ruleVersion', { id })
  const me = useRemote('member.me', {})
  const district = me.data?.posts.some(({ role }) => role === 'district_staff') ?? false
  return (
    <Page title="一版规则">
      {data ? (
        <>
          <Whole version={data} />
          {data.report && <Report report={data.report} />}
          {district && <Steps version={data} onDone={reload} />}
        </>
      ) : (
        <PageState error={error} onRetry={reload} />
      )}
    </Page>
  )
}

function Whole({ version: one }: { version: RuleVersionView }) {
  const { words, colour } = STANDING[one.standing]
  return (
    <Card title={one.version}>
      <Tag colour={colour}>{words}</Tag>
      <Row label="从哪天起">{dayOf(one.effectiveAt)}</Row>
      <Row label="起草">
        {one.draftedBy}，{dayOf(one.draftedAt)}
      </Row>
      {one.signedBy.length > 0 && <Row label="签字">{one.signedBy.join('、')}</Row>}
      <Text className="field__label">和 {one.against} 不同的</Text>
      {one.changes.length === 0 && <Text className="soft">数字都一样。</Text>}
      {one.changes.map(({ code, title, label, before, after }) => (
        <Row key={`${code} ${label}`} label={`${title}：${label}`}>
          {before} → {after}
        </Row>
      ))}
    </Card>
  )
}

/** What the district may do with it now. */
function Steps({ version: one, onDone }: { version: RuleVersionView; onDone: () => void }) {
  const { id, edition, standing, report, mine, effectiveAt } = one
  const done = (view: RuleVersionView) => {
    remember('points.ruleVersion', { id }, view)
    onDone()
  }
  const simulation = useSend('points.simulate', done)
  const signature = useSend('points.sign', done)
  const dropping = useSend('points.dropVersion', goBack)
  const shown = standing === 'draft' || standing === 'signed' ? { id, edition, standing, triedAt: report?.at ?? null } : null
  const isDraft = shown !== null
  const error = simulation.error ?? signature.error ?? dropping.error
  const ask = async (title: string, content: string, send: () => Promise<unknown>) => {
    const { confirm } = await Taro.showModal({ title, content, confirmText: '确定' })
    if (confirm) await send()
  }
  const sign = () =>
    shown && ask('签字发布', `从 ${dayOf(effectiveAt)} 起用。已经服务过的单不改。`, async () => (await signature.send(shown)) ?? onDone())
  if (!isDraft && standing !== 'coming') return null
  return (
    <>
      {isDraft && !report && <Notice>先用过去一年的单试算一次，才能发布。</Notice>}
      {standing === 'signed' && mine && <Notice>您已经签过，等区里另一位同事签。</Notice>}
      {error && <Notice kind="danger">{error.message}</Notice>}
      {isDraft && report && !(standing === 'signed' && mine) && (
        <Button kind="primary" block busy={signature.busy} onTap={() => void sign()}>
          {standing === 'signed' ? '我也签，发布' : report.secondSignature.length > 0 ? '签字，再请一位同事签' : '签字发布'}
        </Button>
      )}
      {isDraft && (
        <Button kind={report ? 'plain' : 'primary'} block busy={simulation.busy} onTap={() => void simulation.send({ id })}>
          {report ? '再试算一次' : '用过去一年试算'}
        </Button>
      )}
      <ButtonBar>
        {isDraft && <Button onTap={() => void Taro.navigateTo({ url: `/govern/draft/index?id=${id}` })}>改数字</Button>}
        <Button
          kind="quiet"
          busy={dropping.busy}
          onTap={() => void ask('撤下这一版', '撤下以后不能再用，可以重新起草。', () => dropping.send({ id }))}
        >
          撤下
        </Button>
      </ButtonBar>
    </>
  )
}
