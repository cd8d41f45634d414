import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { Identity } from './identity'
import { CanDo } from './can-do'
import { OwnPhone } from './own-phone'

/** What I am called, when I was born, where I am rung, and what I can help with. */
export default function ProfilePage() {
  const { data: me, error, reload } = useRemote('member.me', {})
  return (
    <Page title="我的资料">
      {me ? (
        <>
          {me.person ? <Identity person={me.person} /> : <PageState empty="还没有登记，请先到「我的」里登记。" />}
          {me.person && <OwnPhone tail={me.person.phoneTail} />}
          {me.person && <CanDo volunteer={me.volunteer} />}
        </>
      ) : (
        <PageState error={error} onRetry={reload} />
      )}
    </Page>
  )
}
