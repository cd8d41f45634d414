import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { EstateView, Signature } from '@contract/timebank'
import { durationWords } from '@domain/timebank/words'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Choices } from '@/components/choices'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'
import { dateWords, signedWords } from '../day-words'
import { relationWords } from './relation-words'

const signedBy = ({ by, at }: Signature): string => `${by} · ${signedWords(at)}`

/** One death: who signed, what is there, what the family chose, and the one step that comes next. */
export function EstateCard({ estate, onDone }: { estate: EstateView; onDone: () => void }) {
  const { publicName, diedOn, until, recorded, confirmed, choice, settledAt, earned, gifted } = estate
  return (
    <Card title={publicName}>
      <Row label="离世">{dateWords(diedOn)}</Row>
      <Row label="登记">{signedBy(recorded)}</Row>
      {confirmed && <Row label="第二人">{signedBy(confirmed)}</Row>}
      {settledAt === null && <Row label="自己攒的">{durationWords(earned.owned)}</Row>}
      {settledAt === null && gifted.owned > 0 && <Row label="家人送的">{durationWords(gifted.owned)}（回公共池）</Row>}
      {choice && <Row label="家属选了">{choice.heirName === null ? '转入公共池' : `留给${choice.heirName}`}</Row>}
      {settledAt !== null ? (
        <Text className="soft">{signedWords(settledAt)}已经办好。</Text>
      ) : (
        <>
          {confirmed && !choice && <Text className="soft">家属在 {dateWords(until)}之前选；过了就转入公共池。</Text>}
          <Next estate={estate} onDone={onDone} />
        </>
      )}
    </Card>
  )
}

function Next({ estate, onDone }: { estate: EstateView; onDone: () => void }) {
  const { id, publicName, recorded, confirmed, choice } = estate
  const [choosing, setChoosing] = useState(false)
  const confirm = useSend('timebank.confirmDeath', onDone)
  const undo = useSend('timebank.undoDeath', onDone)
  const settle = useSend('timebank.settleEstate', onDone)
  // what a refusal says of another choice is on the card by the time one has read it
  const sign = async (choice: NonNullable<EstateView['choice']>) =>
    (await settle.send({ id, heirId: choice.heirId, chosenAt: choice.at })) ?? onDone()
  const error = confirm.error ?? undo.error ?? settle.error
  return (
    <>
      {error && <Notice kind="danger">{error.message}</Notice>}
      {!confirmed && recorded.mine && <Text className="soft">请一位同事来签字。签字以后，这个账户只进不出。</Text>}
      {choice?.mine && <Text className="soft">请一位同事来签字，签了就转。</Text>}
      <ButtonBar>
        {(recorded.mine || confirmed?.mine) && (
          <Button kind="quiet" busy={undo.busy} label={`登记错了，收回：${publicName}`} onTap={() => void undo.send({ id })}>
            登记错了，收回
          </Button>
        )}
        {!confirmed && !recorded.mine && (
          <Button kind="primary" busy={confirm.busy} label={`${publicName}，核实过，签字`} onTap={() => void confirm.send({ id })}>
            核实过，签字
          </Button>
        )}
        {confirmed && (!choice || choice.mine) && (
          <Button
            kind={choice ? 'plain' : 'primary'}
            label={`${choice ? '改一改' : '家属选好了'}：${publicName}`}
            onTap={() => setChoosing(true)}
          >
            {choice ? '改一改' : '家属选好了'}
          </Button>
        )}
        {choice && !choice.mine && (
          <Button kind="primary" busy={settle.busy} label={`${publicName}，签字，现在转`} onTap={() => void sign(choice)}>
            签字，现在转
          </Button>
        )}
      </ButtonBar>
      {choosing && <Choose estate={estate} onClose={() => setChoosing(false)} onDone={() => (setChoosing(false), onDone())} />}
    </>
  )
}

const POOL = ''
function Choose({ estate, onClose, onDone }: { estate: EstateView; onClose: () => void; onDone: () => void }) {
  const { id, family, publicName } = estate
  const [chosen, setChosen] = useState<string | null>(null)
  const { send, busy, error } = useSend('timebank.chooseEstate', onDone)
  const options = [
    ...family.map(({ personId, publicName: name, relation }) => ({ value: personId, label: `留给${name}`, note: relationWords(relation) })),
    { value: POOL, label: '转入公共池', note: '给名单上的老人用' }
  ]
  return (
    <Sheet title={`${publicName}的互助时间`} onClose={onClose}>
      <Choices options={options} chosen={chosen} onChange={setChosen} />
      {family.length === 0 && <Text className="soft">要留给配偶、父母、祖父母或子女，请先在“家庭关系”里核对一次。</Text>}
      {error && <Notice kind="danger">{error.message}</Notice>}
      {chosen !== null && (
        <ButtonBar sticky>
          <Button kind="primary" busy={busy} onTap={() => void send({ id, heirId: chosen === POOL ? null : chosen })}>
            记下来，请同事签字
          </Button>
        </ButtonBar>
      )}
    </Sheet>
  )
}
