import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { FoundPerson } from '@contract/member'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Page } from '@/components/page'
import { Search } from '@/components/search'
import { Seen } from './seen'

/** A community worker looks at an identity card: whose, what stands on it, and which papers came along. Its number is kept nowhere. */
export default function CheckPage() {
  const [one, setOne] = useState<FoundPerson | null>(null)
  const [done, setDone] = useState<string | null>(null)
  if (done !== null)
    return (
      <Page title="核对本人">
        <Notice>{done}核对好了。</Notice>
        <Button
          block
          onTap={() => {
            setOne(null)
            setDone(null)
          }}
        >
          再核对一位
        </Button>
      </Page>
    )
  return (
    <Page title="核对本人">
      <Card title="请本人带身份证来">
        <Text className="soft">照证件填姓名和出生日期。身份证号不要记，也没有地方填。</Text>
        <Search why="check" onFound={setOne} onAnew={() => setOne(null)} />
      </Card>
      {one && <Seen key={one.personId} one={one} onDone={() => setDone(one.publicName)} />}
    </Page>
  )
}
