import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { AskToAct } from './ask-to-act'
import { LinkCard } from './link-card'
import { ToVerify } from './to-verify'

/** Who acts for me, for whom I act, and the first step towards both. */
export default function LinksPage() {
  const { data, error, reload } = useRemote('member.links', {})
  const { data: me } = useRemote('member.me', {})
  const works = me?.posts.some(({ role }) => role === 'community_worker')
  return (
    <Page title="代办人">
      {works && <ToVerify />}
      {data?.links.length === 0 && <PageState empty="还没有代办人。家人替您点单前，要您本人同意。" />}
      {data?.links.map((link) => (
        <LinkCard key={`${link.personId}${link.iAct}`} link={link} myId={me?.person?.id ?? ''} onDone={reload} />
      ))}
      {data ? <AskToAct onDone={reload} /> : <PageState error={error} onRetry={reload} />}
    </Page>
  )
}
