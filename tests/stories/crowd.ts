import { insertRows } from '../town/rows/insert'
import { transaction } from '../../database/query'
import { TENANT } from '../town/places'
import { pool } from './doors'

/** Two hundred members of the power company who can cut hair: `crowd-0` and so on, each with an account of their own. */
export const crowd = Array.from({ length: 200 }, (_, index) => `crowd-${index}`)

/** Writes them into the founded town. */
export const crowdCame = (): Promise<void> =>
  transaction(pool, async (run) => {
    const write = (table: string, row: (id: string) => Record<string, unknown>) =>
      insertRows(
        run,
        table,
        crowd.map((id) => ({ tenant_id: TENANT.id, ...row(id) }))
      )
    const home = { community_id: 'huaishu', grid_id: 'huaishu-2' }
    await write('person', (id) => ({
      id,
      public_name: '周师傅',
      birth_day: '1985-01-01',
      ...home,
      has_app: true,
      real_name: true,
      large_print: false
    }))
    await write('account', (id) => ({ app_id: TENANT.appId, openid: `demo:${id}`, person_id: id }))
    await write('volunteer', (id) => ({
      person_id: id,
      unit_id: 'power',
      skills: ['理发'],
      qualifications: [],
      insured_until: '2030-01-01T00:00:00Z',
      community_ids: ['huaishu'],
      grid_id: 'huaishu-2'
    }))
  })
