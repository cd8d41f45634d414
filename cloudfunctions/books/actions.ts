import { refuse } from '@domain/errors'
import type { Rows } from '../_kit/call'
import { addDevice, endDevice, ownDevices } from './devices'
import { schemas } from './schemas'
import { paperOf, statementOf } from './statement'

/** Everything the function `books` lets through. Nothing here moves value. */
export const actions: Rows<'books'> = {
  notice: {
    who: 'anyone',
    schema: schemas.notice,
    does: async (_, { appId, stores }) => (await stores.notice(appId)) ?? refuse('NOT_SIGNED_IN')
  },
  statement: { who: 'person', schema: schemas.statement, does: (_, call) => statementOf(call) },
  paper: { who: 'person', schema: schemas.paper, does: ({ month }, call) => paperOf(call, month) },
  devices: { who: 'person', schema: schemas.devices, does: (_, call) => ownDevices(call) },
  addDevice: { who: 'person', writes: true, schema: schemas.addDevice, does: (input, call) => addDevice(call, input) },
  endDevice: { who: 'person', writes: true, schema: schemas.endDevice, does: ({ id }, call) => endDevice(call, id) }
}
