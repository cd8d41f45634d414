import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { knownPage } from './known'
import { HowToHelp } from './how-to-help'
import { WaitingSection, WaitsElsewhere } from './section'
import { sectionsOf } from './sections'

/** Everything that waits for this person, in one place: whatever their posts are. */
export default function TodoPage() {
  const { data: front, error, reload } = useRemote('order.front', {})
  const me = front?.me
  return (
    <Page title="待办" tab>
      {!me && <PageState error={error} onRetry={reload} />}
      {me &&
        sectionsOf(me, front).map((section) =>
          'go' in section ? (
            <WaitsElsewhere key={section.title} {...section} />
          ) : (
            <WaitingSection key={section.title} section={section} known={knownPage(front, section)} />
          )
        )}
      {me && !me.volunteer && me.posts.length === 0 && <HowToHelp />}
    </Page>
  )
}
