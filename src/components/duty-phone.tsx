import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Area } from '@contract/member'
import type { OrderView } from '@domain/order/view/shapes'
import { Button } from './button'
import { useRemote } from '@/services/remote'

/** The name of the community that a grid belongs to and its own telephone; null where it has published none. */
const useDutyPhone = (isIt: (grid: Area) => boolean): { communityName: string; dutyPhone: string } | null => {
  const { data } = useRemote('member.areas', {})
  const { communityName, dutyPhone } = data?.grids.find(isIt) ?? {}
  return communityName && dutyPhone ? { communityName, dutyPhone } : null
}

/** The same of the community where an order is: its reader knows the grid by its name. */
export const useDutyPhoneOf = ({ gridName, communityName: community }: Pick<OrderView, 'gridName' | 'communityName'>) =>
  useDutyPhone(({ name, communityName }) => name === gridName && communityName === community)

/** The community's own telephone, where it has published one; rings by a tap. */
export function DutyPhone({ gridId }: { gridId: string | undefined }) {
  const area = useDutyPhone(({ id }) => id === gridId)
  return area && <Duty {...area} />
}

/** The same, where it is known already. */
export function Duty({ communityName, dutyPhone }: NonNullable<ReturnType<typeof useDutyPhone>>) {
  return (
    <Button block onTap={() => void Taro.makePhoneCall({ phoneNumber: dutyPhone })}>
      {communityName}值班　<Text className="whole">{dutyPhone}</Text>
    </Button>
  )
}
