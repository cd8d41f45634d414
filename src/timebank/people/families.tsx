import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Related } from '@contract/timebank'
import type { GiftRelation } from '@domain/timebank/give'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field } from '@/components/fields'
import { Group } from '@/components/group'
import { Pages } from '@/components/pages'
import { Sheet } from '@/components/sheet'
import { Search } from '@/components/search'
import { usePages, useSend } from '@/services/remote'
import { signedWords } from '../day-words'
import { RELATIONS, relationWords } from './relation-words'

/** Close family as this community has verified it once: who may give minutes to whom, and who may inherit. */
export function Families({ orgId }: { orgId: string }) {
  const pages = usePages('timebank.relations', { orgId })
  const [adding, setAdding] = useState(false)
  const close = () => setAdding(false)
  const items = pages.items?.map((one) => ({ ...one, id: `${one.giverId}.${one.receiverId}` }))
  return (
    <>
      <Text className="soft">看过户口簿或结婚证，核对一次就行：配偶、父母、祖父母、子女，之间可以送互助时间。</Text>
      <Button kind="primary" block onTap={() => setAdding(true)}>
        核对一家
      </Button>
      <Group>{adding && <Verify onClose={close} onDone={() => (close(), pages.reload())} />}</Group>
      <Pages
        pages={{ ...pages, ...(items ? { items } : {}) } as never}
        empty="还没有核对过。"
        row={(one: Related & { id: string }) => <Verified related={one} onDone={pages.reload} />}
      />
    </>
  )
}

type Found = { personId: string; publicName: string }
function Verify({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [giver, setGiver] = useState<Found | null>(null)
  const [receiver, setReceiver] = useState<Found | null>(null)
  const [relation, setRelation] = useState<GiftRelation | null>(null)
  const { send, busy, error } = useSend('timebank.relate', onDone)
  return (
    <Sheet key={giver?.personId} title={giver ? `${giver.publicName}的家人` : '谁送（本社区的居民）'} onClose={onClose}>
      {!giver && <Search onFound={setGiver} />}
      {giver && (
        <>
          <Search key={giver.personId} onFound={setReceiver} />
          {receiver && (
            <Field label={`${receiver.publicName}是${giver.publicName}的`}>
              <Chips options={RELATIONS} chosen={relation ? [relation] : []} onChange={([next]) => setRelation(next ?? null)} />
            </Field>
          )}
          {error && <Notice kind="danger">{error.message}</Notice>}
          <ButtonBar sticky>
            <Button kind="quiet" onTap={() => setGiver(null)}>
              换一位
            </Button>
            {receiver && relation && (
              <Button
                kind="primary"
                busy={busy}
                onTap={() => void send({ giverId: giver.personId, receiverId: receiver.personId, relation })}
              >
                核对过了
              </Button>
            )}
          </ButtonBar>
        </>
      )}
    </Sheet>
  )
}

function Verified({ related, onDone }: { related: Related; onDone: () => void }) {
  const { giverId, giverName, receiverId, receiverName, relation, verifiedAt } = related
  const { send, busy, error } = useSend('timebank.relate', onDone)
  return (
    <Card title={`${giverName}可以送给${receiverName}`}>
      <Text className="soft">
        {receiverName}是{giverName}的{relationWords(relation)}，{signedWords(verifiedAt)}核对
      </Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button
        kind="quiet"
        block
        busy={busy}
        label={`核对错了，取消：${giverName}和${receiverName}`}
        onTap={() => void send({ giverId, receiverId, relation: null })}
      >
        核对错了，取消
      </Button>
    </Card>
  )
}
