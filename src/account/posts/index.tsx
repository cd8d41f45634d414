import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import { needsColleague } from '@domain/people/hand-over'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Group } from '@/components/group'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { GiveSheet } from './give-sheet'
import { OnItsWay } from './on-its-way'

type Post = Me['posts'][number]

/** My posts and to whom they go, those that come to me, and those a colleague has to agree to. */
export default function PostsPage() {
  const me = useRemote('member.me', {})
  const { data, error, reload } = useRemote('member.handOvers', {})
  const [giving, setGiving] = useState<Post | null>(null)
  const done = () => {
    setGiving(null)
    reload()
    me.reload()
  }
  const onItsWay = ({ role, orgName }: Post) =>
    data?.handOvers.some((one) => one.may.includes('withdraw') && one.role === role && one.orgName === orgName)
  const posts = me.data?.posts.filter((post) => !onItsWay(post)) ?? []
  return (
    <Page title="岗位交接">
      {data && me.data ? (
        <>
          {data.handOvers.map((one) => (
            <OnItsWay key={one.id} one={one} onDone={done} />
          ))}
          {posts.map((post) => (
            <Card key={`${post.role} ${post.orgId}`} title={`${post.orgName} ${post.roleName}`}>
              <Text className="soft">
                {needsColleague(post.role)
                  ? '接手的人答应、另一位同事核准以后，岗位就是他的了，您就看不到这里的单了。'
                  : '接手的人答应以后，岗位就是他的了，您就看不到这里的单了。'}
              </Text>
              <Button block label={`交给别人：${post.orgName} ${post.roleName}`} onTap={() => setGiving(post)}>
                交给别人
              </Button>
            </Card>
          ))}
          {posts.length + data.handOvers.length === 0 && <PageState empty="您现在没有岗位，也没有人请您接手。" />}
        </>
      ) : (
        <PageState error={error ?? me.error} onRetry={done} />
      )}
      <Group>{giving && <GiveSheet post={giving} onClose={() => setGiving(null)} onDone={done} />}</Group>
    </Page>
  )
}
