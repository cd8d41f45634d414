import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import { skillsOf } from '@domain/people/skills'
import { Button } from '@/components/button'
import { Card, Row } from '@/components/card'
import { Chips } from '@/components/choices'
import { Refused } from '@/components/refused'
import { PageState } from '@/components/state'
import { remember, useRemote, useSend } from '@/services/remote'

type Volunteer = Me['volunteer']
const options = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))
const same = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((word) => other.includes(word))

/** What I say I can do; what a paper proves is shown, and changed at the community. */
export function CanDo({ volunteer }: { volunteer: Volunteer }) {
  const { data: menu, error: unread, reload } = useRemote('order.menu', {})
  const words = menu && skillsOf(menu.items)
  const before = volunteer?.skills.filter((word) => words?.own.includes(word)) ?? []
  const [said, setSaid] = useState<string[] | null>(null)
  const { send, busy, error } = useSend('member.saveSkills', (me) => {
    setSaid(null)
    remember('member.me', {}, me)
  })
  if (!words) return <PageState error={unread} onRetry={reload} />
  const chosen = said ?? before
  const proven = [...(volunteer?.skills.filter((word) => words.papers.includes(word)) ?? []), ...(volunteer?.qualifications ?? [])]
  return (
    <Card title="我能帮的">
      <Text className="soft">勾上您会的，有人要帮忙时就能请到您。来不来，每次都由您定。</Text>
      <Chips options={options(words.own)} chosen={chosen} onChange={setSaid} many />
      {proven.length > 0 && <Row label="看过证件的">{proven.join('、')}</Row>}
      <Text className="soft">培训证、资格证，请带到社区，看过就登记上。</Text>
      <Refused error={error} />
      {(!volunteer || !same(chosen, before)) && (
        <Button kind="primary" block busy={busy} onTap={() => void send({ skills: chosen })}>
          {volunteer ? '改好了' : '我也来帮忙'}
        </Button>
      )}
    </Card>
  )
}
