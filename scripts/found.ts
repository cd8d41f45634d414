import { readFileSync } from 'node:fs'
import { dayOf } from '@domain/clock/shanghai'
import { ROLE_WORDS } from '@domain/people/roles'
import { newPersonId } from '../cloudfunctions/_kit/request'
import { openKeys } from '../cloudfunctions/_kit/seal'
import { foundDistrict, type Founded } from './founding/found'
import { FoundingRefused, readDistrict } from './founding/read'
import { markDatabase } from '../database/migrate'
import { connectTo } from '../database/open'

/** What the tables hold, for whoever runs the command. */
const WORDS: Record<string, string> = {
  org: '组织',
  area: '片区和网格',
  item: '服务',
  check_in: '单位报到',
  duty_item: '社区职责',
  person: '人员',
  person_private: '联系方式',
  post: '岗位',
  volunteer: '志愿者资料'
}
const changes = ({ tables }: Founded): string =>
  Object.entries(tables)
    .filter(([, { added, changed }]) => added + changed > 0)
    .map(([table, { added, changed }]) => `${WORDS[table] ?? table}：新增 ${added}，改动 ${changed}\n`)
    .join('') || '没有要改的：库里和文件一样。\n'

const leftovers = ({ unlisted }: Founded): string =>
  unlisted
    .map(({ publicName, role, orgName }) => `文件里没有、还在岗：${orgName} ${ROLE_WORDS[role]} ${publicName}（要离岗请写 until）\n`)
    .join('')

/** `npm run found -- district.json`: a real district into the migrated database of DATABASE_URL, with LINLI_MASTER_KEY. */
const main = async (): Promise<void> => {
  const [path] = process.argv.slice(2)
  const { DATABASE_URL: url, LINLI_MASTER_KEY: masterKey } = process.env
  if (!path) throw new Error('用法：npm run found -- district.json（样例在 docs/district.example.json）')
  if (!url || !masterKey) throw new Error('请设置 DATABASE_URL 和 LINLI_MASTER_KEY')
  const file = readDistrict(readFileSync(path, 'utf8'))
  const pool = connectTo(url, 1)
  try {
    await markDatabase(pool, 'real')
    const founding = { lock: openKeys(masterKey).of(file.tenant.id), newPersonId, today: dayOf(Date.now()) }
    const founded = await foundDistrict(pool, file, founding)
    process.stdout.write(changes(founded) + leftovers(founded))
  } finally {
    await pool.end()
  }
}

main().catch((error: unknown) => {
  const told =
    error instanceof FoundingRefused
      ? `文件有 ${error.faults.length} 处要改，什么都没有写：\n${error.message}`
      : String(error instanceof Error ? error.message : error)
  process.stderr.write(`${told}\n`)
  process.exitCode = 1
})
