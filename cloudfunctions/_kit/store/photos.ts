import type { Run } from '../../../database/query'
import { iso } from './rows'
import type { GonePicture, PhotoAsked } from './shapes'

/** Keeps that WeChat was asked about a photo, under the trace id it gave. */
export const photoAsked = async (run: Run, tenantId: string, { traceId, orderId, goodId, fileId, now }: PhotoAsked): Promise<void> => {
  await run(
    `insert into photo_check (tenant_id, trace_id, order_id, good_id, file_id, asked_at) values ($1, $2, $3, $4, $5, $6::timestamptz)
on conflict do nothing`,
    [tenantId, traceId, orderId ?? null, goodId ?? null, fileId, iso(now)]
  )
}

/** Writes the verdict of one question down, once: false for a trace nobody waits for, and for a second answer. */
export const photoJudged = async (run: Run, traceId: string, verdict: 'shown' | 'hidden', now: number): Promise<boolean> =>
  (
    await run('update photo_check set verdict = $2, answered_at = $3::timestamptz where trace_id = $1 and verdict is null returning 1', [
      traceId,
      verdict,
      iso(now)
    ])
  ).length > 0

/** Pictures that an order or the catalogue stopped showing, or that nothing came to show in time, longest gone first, of every district; some may still be shown elsewhere. */
export const gonePictures = async (run: Run, limit: number, now: number): Promise<GonePicture[]> =>
  run<GonePicture & Record<string, unknown>>(
    `select tenant_id as "tenantId", file_id as "fileId", exists (
  select from picture other where other.tenant_id = gone.tenant_id and other.file_id = gone.file_id and other.gone_at is null
) or exists (select from good where good.tenant_id = gone.tenant_id and good.picture = gone.file_id) as "shownElsewhere"
from (
  (select tenant_id, file_id, gone_at from picture where gone_at is not null order by gone_at, tenant_id, file_id limit $1)
  union all
  (select tenant_id, file_id, gone_at from gone_file where gone_at <= $2::timestamptz order by gone_at, tenant_id, file_id limit $1)
) gone order by gone_at, tenant_id, file_id limit $1`,
    [limit, iso(now)]
  )

/** Forgets pictures that are shown no more. */
export const forgetPictures = async (run: Run, pictures: readonly GonePicture[]): Promise<void> => {
  await run(
    `with files as (
  delete from gone_file using unnest($1::text[], $2::text[]) removed (tenant_id, file_id)
  where gone_file.tenant_id = removed.tenant_id and gone_file.file_id = removed.file_id
)
delete from picture using unnest($1::text[], $2::text[]) removed (tenant_id, file_id)
where picture.tenant_id = removed.tenant_id and picture.file_id = removed.file_id and picture.gone_at is not null`,
    [pictures.map(({ tenantId }) => tenantId), pictures.map(({ fileId }) => fileId)]
  )
}

/** They could not be removed now: others come before them next time. */
export const triedPictures = async (run: Run, pictures: readonly GonePicture[], now: number): Promise<void> => {
  await run(
    `with files as (
  update gone_file set gone_at = $3::timestamptz from unnest($1::text[], $2::text[]) tried (tenant_id, file_id)
  where gone_file.tenant_id = tried.tenant_id and gone_file.file_id = tried.file_id
)
update picture set gone_at = $3::timestamptz from unnest($1::text[], $2::text[]) tried (tenant_id, file_id)
where picture.tenant_id = tried.tenant_id and picture.file_id = tried.file_id and picture.gone_at is not null`,
    [pictures.map(({ tenantId }) => tenantId), pictures.map(({ fileId }) => fileId), iso(now)]
  )
}
