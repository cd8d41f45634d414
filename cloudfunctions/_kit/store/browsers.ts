import type { Run } from '../../../database/query'
import { MOST_TRIES, TRIES_WITHIN } from '../tries'
import { askAs } from './caller'
import { onceParams, onceSql } from './once'
import { iso, ms } from './rows'
import type { Asked, Caller } from './shapes'

/** What stands behind eight digits of a browser. */
export interface TriedBrowser {
  /** too many wrong digits in the last ten minutes: nothing was looked for */
  locked: boolean
  /** `waits`: nobody has answered, and there is still time to */
  ticket: { browser: string; at: number; waits: boolean } | null
}

/** Browsers that ask to be signed in (0068). One trip each; wrong digits are counted in the same statement. */
export interface BrowserStore {
  look(input: { digits: string; now: number }): Promise<TriedBrowser>
  /** the one answer that a browser gets, in the name of the caller's account as it is now; `answered`: it was this one */
  answer(input: { digits: string; agree: boolean; asked: Asked; now: number }): Promise<TriedBrowser & { answered: boolean }>
  /** tokens of the caller's account until now are void, and so is an answer that no browser has fetched; once for `asked` */
  end(asked: Asked, now: number): Promise<void>
}

/** $4 digits, $5 now, $6 since when wrong ones count. */
const TRIED = `, tried as materialized (
  select try_browser_v1(me.tenant_id, me.person_id, $1, $4, $5::timestamptz, $6::timestamptz, ${MOST_TRIES}) as found from me
)`
const LOOK = `${TRIED} select jsonb_build_object('tried', found) as found from tried`

/** $7 yes or no, $8 action, $9 request, $10 hash of its input: kept by the statement that answers. */
const ANSWER = `${TRIED}, answered as (
  update browser_ticket set openid = account.openid, epoch = account.epoch, agreed = $7::boolean, answered_at = $5::timestamptz
  from tried join account on account.app_id = $1 and account.openid = $2
  where browser_ticket.app_id = $1 and digits = $4 and answered_at is null and until_at > $5::timestamptz and (tried.found ->> 'ticket') is not null
  returning 1
), kept as (
  insert into request (tenant_id, person_id, action, request_id, input_hash, at)
  select me.tenant_id, me.person_id, $8, $9, $10, $5::timestamptz from me cross join answered on conflict do nothing
)
select jsonb_build_object('tried', tried.found, 'answered', exists (select from answered)) as found from tried`

const END = `, ${onceSql(4, 'true')}, ended as (
  update account set epoch = epoch + 1 from once where account.app_id = $1 and account.openid = $2 returning 1
)
select exists (select from ended) as found from me`

interface Row {
  tried: { wrong: number; ticket: { browser: string; at: string; waits: boolean } | null }
}
const triedOf = ({ tried: { wrong, ticket } }: Row): TriedBrowser => ({
  locked: wrong >= MOST_TRIES,
  ticket: ticket && { ...ticket, at: ms(ticket.at) }
})

export const browserStore = (run: Run, caller: Caller): BrowserStore => {
  const tried = (digits: string, now: number) => [digits, iso(now), iso(now - TRIES_WITHIN)]
  return {
    look: async ({ digits, now }) => triedOf(await askAs<Row>(run, caller, LOOK, tried(digits, now))),
    answer: async ({ digits, agree, asked, now }) => {
      const params = [...tried(digits, now), agree, asked.action, asked.requestId, asked.inputHash]
      const found = await askAs<Row & { answered: boolean }>(run, caller, ANSWER, params)
      return { ...triedOf(found), answered: found.answered }
    },
    end: async (asked, now) => {
      await askAs<boolean>(run, caller, END, onceParams(asked, now))
    }
  }
}
