import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { StatementLine } from '@contract/books'
import { Card } from '@/components/card'
import { Tabs } from '@/components/choices'
import { Heading } from '@/components/heading'
import { Pages } from '@/components/pages'
import { usePages, useRemote, type PagesOf } from '@/services/remote'
import { ACCOUNTS, firstAccount, type MinuteAccount } from './accounts'
import { amountWords, dayOfMonthWords, monthHeads } from './entry-words'

/** Entries newest first, the month said once above its first. */
function Statement({ pages, unit }: { pages: PagesOf<StatementLine>; unit: 'point' | 'minute' }) {
  const heads = monthHeads(pages.items ?? [])
  return (
    <Pages
      pages={pages}
      empty="还没有记录。"
      row={(line) => (
        <>
          {heads.has(line.id) && <Heading of="section">{heads.get(line.id)}</Heading>}
          <Card title={amountWords(line, unit)}>
            {line.why.map((words) => (
              <Text key={words} className="field">
                {words}
              </Text>
            ))}
            <Text className="soft">{[dayOfMonthWords(line.at), line.title].filter((words) => !!words).join(' · ')}</Text>
          </Card>
        </>
      )}
    />
  )
}

/** Why each of my points is there. */
export function PointStatement() {
  return <Statement pages={usePages('points.statement', {})} unit="point" />
}

/** Why each of my minutes is there, one account at a time: first one that has something. */
export function MinuteStatement() {
  const { data } = useRemote('timebank.balance', {})
  return data ? <Accounts first={firstAccount(data)} /> : null
}

function Accounts({ first }: { first: MinuteAccount }) {
  const [account, setAccount] = useState(first)
  const pages = usePages('timebank.statement', { account })
  return (
    <>
      <Tabs tabs={ACCOUNTS} current={account} onChange={setAccount} />
      <Statement pages={pages} unit="minute" />
    </>
  )
}
