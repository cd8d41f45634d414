import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { Button } from './button'
import { useRemote } from '@/services/remote'

/** The community's own telephone, where it has published one; rings by a tap. */
export function DutyPhone({ gridId }: { gridId: string | undefined }) {
  const { data } = useRemote('member.areas', {})
  const area = data?.grids.find(({ id }) => id === gridId)
  if (!area?.dutyPhone) return null
  const { communityName, dutyPhone } = area
  return (
    <Button block onTap={() => void Taro.makePhoneCall({ phoneNumber: dutyPhone })}>
      {communityName}值班　<Text className="whole">{dutyPhone}</Text>
    </Button>
  )
}
