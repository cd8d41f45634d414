import { useState } from 'react'
import { codeLiesOpen } from '@domain/order/view/code-near'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Code } from './code'
import type { Shown } from './code-shown'

/** The code that proves somebody came. Long before the visit it stays folded, so that looking at an order asks for nothing. */
export function OnSite(shown: Shown) {
  const [open, setOpen] = useState(() => codeLiesOpen(shown.order, Date.now()))
  return (
    <Card title="服务码">
      {open ? (
        <Code {...shown} />
      ) : (
        <Button block onTap={() => setOpen(true)}>
          出示服务码
        </Button>
      )}
    </Card>
  )
}
