import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { WarningView } from '@contract/rules'
import { warningTitle } from '@domain/points/warning'
import { Button, ButtonBar } from '@/components/button'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'

/** A warning that was entered wrongly goes, after one has read what follows. */
export function TakeBack({ one, onGone }: { one: WarningView; onGone: () => void }) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const { send, busy, error } = useSend('points.dropWarning', () => (close(), onGone()))
  const title = warningTitle(one)
  return (
    <>
      <Button kind="quiet" block label={`${title}，撤回`} onTap={() => setAsking(true)}>
        撤回
      </Button>
      {asking && (
        <Sheet title={`撤回${title}`} onClose={close}>
          <Text>登记错了才撤回。还没办结的单不再按它算；已经办结的单，积分不变。撤回以后不能恢复，要用请重新登记。</Text>
          <Refused error={error} />
          <ButtonBar sticky>
            <Button kind="quiet" onTap={close}>
              先不
            </Button>
            <Button kind="primary" busy={busy} onTap={() => void send({ id: one.id })}>
              撤回这条预警
            </Button>
          </ButtonBar>
        </Sheet>
      )}
    </>
  )
}
