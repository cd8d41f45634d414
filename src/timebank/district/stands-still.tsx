import { Text } from '@tarojs/components'
import type { BooksView } from '@contract/timebank'
import { timeWords } from '@domain/clock/shanghai'
import { ASSET_NAMES } from '@domain/ledger/account'
import { Button } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { remember, useSend } from '@/services/remote'

/** One asset that stands still since a difference was found: what it is, and the two signatures that let it move again. */
export function StandsStill({ stop }: { stop: BooksView['stops'][number] }) {
  const { asset, foundAt, faults, clearedAt, proposedAt, mine } = stop
  const put = (books: BooksView) => remember('timebank.books', {}, books)
  const propose = useSend('timebank.proposeReopen', put)
  const confirm = useSend('timebank.confirmReopen', put)
  const error = propose.error ?? confirm.error
  const name = ASSET_NAMES[asset]
  return (
    <Card title={`${name}先停着`}>
      <Row label="从">{timeWords(foundAt, Date.now())}</Row>
      {clearedAt === null ? (
        <>
          {faults.slice(0, 5).map((words) => (
            <Text key={words} className="field">
              {words}
            </Text>
          ))}
          {faults.length > 5 && <Text className="soft">还有 {faults.length - 5} 处。</Text>}
          <Text className="soft">服务照常，{name}的进出都等着。请管账的人改好，再核对一遍。</Text>
        </>
      ) : (
        <Text>{timeWords(clearedAt, Date.now())}核对，都对上了。两位分别签字以后放开。</Text>
      )}
      {error && <Notice kind="danger">{error.message}</Notice>}
      {clearedAt !== null && proposedAt === null && (
        <Button kind="primary" block busy={propose.busy} onTap={() => void propose.send({ asset })}>
          签字，放开{name}
        </Button>
      )}
      {clearedAt !== null && proposedAt !== null && mine && <Text className="soft">您已经签字，请另一位来签。</Text>}
      {clearedAt !== null && proposedAt !== null && !mine && (
        <Button kind="primary" block busy={confirm.busy} onTap={() => void confirm.send({ asset, proposedAt })}>
          第二人签字，现在放开
        </Button>
      )}
    </Card>
  )
}
