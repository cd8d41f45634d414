import { Text } from '@tarojs/components'
import type { Reading } from '@contract/member'
import { timeWords } from '@domain/clock/shanghai'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'

const FIELD_WORDS: Record<Reading['field'], string> = {
  phone: '看了电话',
  door: '看了门牌',
  note: '看了留言',
  search: '按姓名或手机号查到了您',
  registered: '替您登记了'
}

/** Everybody else who read a phone, a door or a note of mine. */
export function Readings() {
  const pages = usePages('member.readings', {})
  return (
    <>
      <Heading of="section">谁看过我的电话和门牌</Heading>
      <Pages
        pages={pages}
        empty="还没有人看过。"
        row={({ at, reader, post, field, reason }) => (
          <Card>
            <Text>
              {reader}
              {post ? `（${post}）` : ''}
              {FIELD_WORDS[field]}
            </Text>
            <Text className="soft">
              {timeWords(at, Date.now())}
              {reason ? ` · ${reason}` : ''}
            </Text>
          </Card>
        )}
      />
    </>
  )
}
