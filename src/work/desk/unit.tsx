import type { Input } from '@contract'
import { usePages } from '@/services/remote'
import { Desk } from './desk'

/** A unit liaison's desk: D opens an order with the question whom to ask; nobody is asked without being chosen. */
export default function UnitDesk({ unitId, list }: Pick<Input<'community.unitInbox'>, 'unitId' | 'list'>) {
  const pages = usePages('community.unitInbox', { unitId, list })
  return <Desk pages={pages} {...(list === 'referred' ? { move: { key: 'd', label: '下单', action: 'dispatch' } } : {})} />
}
