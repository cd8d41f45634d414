import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import { Button } from '@/components/button'
import { Card, Row } from '@/components/card'
import { Chips } from '@/components/choices'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote, useSend } from '@/services/remote'
import { gridWords } from '@/services/grid-words'
import { signOut } from '@/services/sign-in'
import { usePreferences } from '@/stores/preferences'
import { useSession } from '@/stores/session'
import { Addresses } from './addresses'
import { Rooms } from './rooms'

const toSignIn = () => void Taro.navigateTo({ url: '/pages/sign-in/index' })

/** Who I am here, how I like to read, where I live, and the way out. */
export default function MePage() {
  const { data, error, reload } = useRemote('member.me', {})
  const { token } = useSession()
  return (
    <Page title="我的" tab>
      <Print />
      {data ? <Whole me={data} reload={reload} /> : <PageState error={error} onRetry={reload} />}
      {token && (
        <Button
          kind="quiet"
          block
          onTap={() => {
            signOut()
            toSignIn()
          }}
        >
          退出，换一个人
        </Button>
      )}
    </Page>
  )
}

/** Nobody has said it: the grid of a home of theirs that was guessed. */
const isGuessed = ({ person, addresses }: Me): boolean =>
  addresses.some(({ personId, gridId, gridGuessed }) => personId === person?.id && gridId === person.gridId && gridGuessed)

function Whole({ me, reload }: { me: Me; reload: () => void }) {
  const { person, posts, volunteer, agentFor } = me
  if (!person)
    return (
      <Button kind="primary" block onTap={() => void Taro.navigateTo({ url: '/account/register/index' })}>
        去登记
      </Button>
    )
  return (
    <>
      <Card title={person.name}>
        <Row label="别人看到">{person.publicName}</Row>
        <Row label="住在">
          {person.communityName} {gridWords({ ...person, gridGuessed: isGuessed(me) })}
        </Row>
        {posts.map((post) => (
          <Row key={`${post.role}-${post.orgId}`} label={post.roleName}>
            {post.orgName}
          </Row>
        ))}
        {agentFor.length > 0 && <Row label="替谁点单">{agentFor.map(({ publicName }) => publicName).join('、')}</Row>}
        <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: '/account/profile/index' })}>
          看我的资料，改一改
        </Button>
      </Card>
      {volunteer && (
        <Card title="我能帮的">
          {volunteer.unitName && <Row label="单位">{volunteer.unitName}</Row>}
          <Row label="报到">{volunteer.communityNames.join('、') || '还没有报到'}</Row>
          <Row label="会的">{volunteer.skills.join('、') || '还没有填'}</Row>
          <Row label="保险">{volunteer.insured ? '在保' : '没有，有风险的服务接不了'}</Row>
        </Card>
      )}
      <Addresses me={me} onDone={reload} />
      <Rooms me={me} erasedAfter={person.erasedAfter} />
    </>
  )
}

const SIZES = [
  { value: 'normal', label: '标准字' },
  { value: 'large', label: '大字' },
  { value: 'larger', label: '特大字' }
] as const
const WISH = {
  normal: { largePrint: false, fontSize: 26 },
  large: { largePrint: true, fontSize: 26 },
  larger: { largePrint: true, fontSize: 30 }
}

/** The size of print: applied at once on this phone, and remembered for this person where they are known. */
function Print() {
  const { largePrint, fontSize, prefer } = usePreferences()
  const { send } = useSend('member.savePreferences')
  const chosen = largePrint ? (fontSize >= 30 ? 'larger' : 'large') : 'normal'
  const choose = ([size = 'normal']: (keyof typeof WISH)[]) => {
    prefer(WISH[size])
    void send(WISH[size])
  }
  return (
    <Card title="字的大小">
      <Chips options={SIZES} chosen={[chosen]} onChange={choose} />
      <Text className="soft">选大字后，按钮也会变大。</Text>
    </Card>
  )
}
