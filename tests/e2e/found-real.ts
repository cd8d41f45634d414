import { readFileSync } from 'node:fs'
import path from 'node:path'
import { dayOf } from '@domain/clock/shanghai'
import { newPersonId } from '../../cloudfunctions/_kit/request'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openEmbedded } from '../../database/embedded'
import { markDatabase, migrate } from '../../database/migrate'
import { foundDistrict } from '../../scripts/founding/found'
import { readDistrict } from '../../scripts/founding/read'

/** The district of docs/district.example.json, for real people, in the embedded database of a data folder: what `npm run found` does on a server. */
const main = async (folder: string): Promise<void> => {
  const { pool, close } = await openEmbedded(path.join(folder, 'database'))
  await migrate(pool)
  await markDatabase(pool, 'real')
  const file = readDistrict(readFileSync(path.resolve(__dirname, '../../docs/district.example.json'), 'utf8'))
  const lock = openKeys(process.env.LINLI_MASTER_KEY ?? '').of(file.tenant.id)
  await foundDistrict(pool, file, { lock, newPersonId, today: dayOf(Date.now()) })
  await close()
}
void main(process.argv[2] ?? '')
