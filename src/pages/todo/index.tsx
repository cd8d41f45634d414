import { Page } from '@/components/page'
import { News } from '@/components/pages'
import { PageState } from '@/components/state'
import { call } from '@/services/cloud'
import { useNews } from '@/services/news'
import { remember, useRemote } from '@/services/remote'
import { knownPage } from './known'
import { HowToHelp } from './how-to-help'
import { WaitingSection, WaitsElsewhere } from './section'
import { newsOf, sectionsOf } from './sections'

/** Everything that waits for this person, in one place: whatever their posts are. */
export default function TodoPage() {
  const { data: front, error, reload } = useRemote('order.front', {})
  const me = front?.me
  const news = useNews(
    front,
    me !== undefined,
    () => call('order.front', {}),
    ({ lists, owed, answers, stopped }) => [lists, owed, answers, stopped],
    (fresh) => remember('order.front', {}, fresh)
  )
  return (
    <Page title="待办" tab>
      {!me && <PageState error={error} onRetry={reload} />}
      {news && <News show={news} />}
      {me &&
        sectionsOf(me, front).map((section) =>
          'go' in section ? (
            <WaitsElsewhere key={section.title} {...section} />
          ) : (
            <WaitingSection key={section.title} section={section} known={knownPage(front, section)} />
          )
        )}
      {front && me?.person && <WaitsElsewhere {...newsOf(front)} />}
      {me && !me.volunteer && me.posts.length === 0 && <HowToHelp />}
    </Page>
  )
}
