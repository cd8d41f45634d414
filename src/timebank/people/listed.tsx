import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Listed } from '@contract/timebank'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Group } from '@/components/group'
import { Pages } from '@/components/pages'
import { Sheet } from '@/components/sheet'
import { Search } from '@/components/search'
import { usePages, useSend } from '@/services/remote'
import { signedWords } from '../day-words'

/** The elders who need it most: eight hours from the pool every month, and what they earned from sixty on. */
export function ListedElders({ orgId }: { orgId: string }) {
  const pages = usePages('timebank.listed', { orgId })
  const [adding, setAdding] = useState(false)
  const close = () => setAdding(false)
  const items = pages.items?.map((one) => ({ ...one, id: one.personId }))
  return (
    <>
      <Text className="soft">独居、高龄、失能、低保的老人：每月从公共池得一样多的时间，月底没用完的回公共池。</Text>
      <Button kind="primary" block onTap={() => setAdding(true)}>
        加一位
      </Button>
      <Group>{adding && <Add onClose={close} onDone={() => (close(), pages.reload())} />}</Group>
      <Pages
        pages={{ ...pages, ...(items ? { items } : {}) } as never}
        empty="名单上还没有人。"
        row={(one: Listed & { id: string }) => <OnList listed={one} onDone={pages.reload} />}
      />
    </>
  )
}

function Add({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [found, setFound] = useState<{ personId: string; publicName: string } | null>(null)
  const { send, busy, error } = useSend('timebank.list', onDone)
  return (
    <Sheet title="加到名单" onClose={onClose}>
      <Search onFound={setFound} />
      {error && <Notice kind="danger">{error.message}</Notice>}
      {found && (
        <ButtonBar sticky>
          <Button kind="primary" busy={busy} onTap={() => void send({ personId: found.personId, listed: true })}>
            把{found.publicName}加到名单
          </Button>
        </ButtonBar>
      )}
    </Sheet>
  )
}

function OnList({ listed, onDone }: { listed: Listed; onDone: () => void }) {
  const { personId, publicName, listedAt } = listed
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const { send, busy, error } = useSend('timebank.list', () => {
    close()
    onDone()
  })
  return (
    <Card title={publicName}>
      <Text className="soft">{signedWords(listedAt)}起在名单上</Text>
      <Button block label={`${publicName}移出名单`} onTap={() => setAsking(true)}>
        移出名单
      </Button>
      {asking && (
        <Sheet title={`把${publicName}移出名单`} eager onClose={close}>
          <Text>下个月起不再发公共额度。这个月没用完的，月底回公共池。</Text>
          {error && <Notice kind="danger">{error.message}</Notice>}
          <ButtonBar sticky>
            <Button kind="quiet" onTap={close}>
              先不
            </Button>
            <Button kind="primary" busy={busy} onTap={() => void send({ personId, listed: false })}>
              移出名单
            </Button>
          </ButtonBar>
        </Sheet>
      )}
    </Card>
  )
}
