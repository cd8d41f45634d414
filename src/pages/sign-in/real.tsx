import { Button } from '@/components/button'
import { signInByWeChat } from '@/services/sign-in'

/** WeChat says who is there; a browser is told by a phone (`real.h5.tsx`). */
export function RealSignIn({ enter }: { enter: (way: () => Promise<void>) => () => void }) {
  return (
    <Button kind="primary" block onTap={enter(signInByWeChat)}>
      微信登录
    </Button>
  )
}
