import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Review } from '@contract/review'
import { timeWords } from '@domain/clock/shanghai'
import { LOW_ABOUT } from '@domain/points/fault-words'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field } from '@/components/fields'
import { useSend } from '@/services/remote'
import { ToOrder } from '../to-order'
import { TakeBack } from './take-back'

const ABOUT = LOW_ABOUT.map((value) => ({ value, label: value }))
const SEEN: Record<'talk' | 'hand_over', string> = { talk: '已经谈过', hand_over: '已经移交' }

/** One thing that wants a second look, a talk or an authority; who proposed it cannot say so twice. */
export function OneReview({ one, orgId, onDone }: { one: Review; orgId: string; onDone: () => void }) {
  const { what, title, person, at, proposedBy, orderId } = one
  return (
    <Card title={title}>
      <Row label="谁">{person}</Row>
      <Row label="什么时候">{timeWords(at, Date.now())}</Row>
      {what === 'offence' && proposedBy && <Row label="谁提的">{proposedBy}</Row>}
      {what === 'offence' && <Offence one={one} orgId={orgId} onDone={onDone} />}
      {what === 'low_rate' && <LowRate one={one} orgId={orgId} onDone={onDone} />}
      {what === 'paid' && <TakeBack one={one} orgId={orgId} onDone={onDone} />}
      {(what === 'talk' || what === 'hand_over') && <SeenTo what={what} id={one.id} orgId={orgId} onDone={onDone} />}
      <ToOrder orderId={orderId} />
    </Card>
  )
}

function Offence({ one: { id, version, mine }, orgId, onDone }: { one: Review; orgId: string; onDone: () => void }) {
  const { send, busy, error } = useSend('points.review', onDone)
  if (mine) return <Text className="soft">您提的，要请另一位来核实；虚假签到要请别的单位的人。</Text>
  return (
    <>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar>
        <Button busy={busy} onTap={() => void send({ id, version, orgId, agree: false })}>
          不属实
        </Button>
        <Button kind="primary" busy={busy} onTap={() => void send({ id, version, orgId, agree: true })}>
          属实，通知本人
        </Button>
      </ButtonBar>
      <Text className="soft">属实的，本人有七天可以申诉，七天以后才扣分。</Text>
    </>
  )
}

function LowRate({ one: { id, version, mine }, orgId, onDone }: { one: Review; orgId: string; onDone: () => void }) {
  const [about, setAbout] = useState<(typeof LOW_ABOUT)[number] | null>(null)
  const { send, busy, error } = useSend('points.review', onDone)
  if (mine) return <Text className="soft">这是评您自己的，请同事来核实。</Text>
  return (
    <>
      <Field label="核实下来，是哪一方面" hint="单次低分不扣分；同一方面核实三次以上，会提醒社区约谈。">
        <Chips options={ABOUT} chosen={about ? [about] : []} onChange={([chosen]) => setAbout(chosen ?? null)} />
      </Field>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar>
        <Button busy={busy} onTap={() => void send({ id, version, orgId, agree: false })}>
          不属实
        </Button>
        {about && (
          <Button kind="primary" busy={busy} onTap={() => void send({ id, version, orgId, agree: true, about })}>
            属实：{about}
          </Button>
        )}
      </ButtonBar>
    </>
  )
}

function SeenTo({ what, id, orgId, onDone }: { what: 'talk' | 'hand_over'; id: string; orgId: string; onDone: () => void }) {
  const { send, busy, error } = useSend('points.seenTo', onDone)
  return (
    <>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" busy={busy} onTap={() => void send({ id, orgId })}>
        {SEEN[what]}
      </Button>
    </>
  )
}
