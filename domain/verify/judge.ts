import type { AccountId } from '../ledger/account'
import { brokenAt, type Entry } from '../ledger/chain'
import { fromHex, hexOf, utf8 } from './bytes'
import { accountLeaf, checkpointText } from './checkpoint'
import { intact, present, published, type Line } from './line'
import { isPublished, type Trusted } from './notice'
import { presenceIn } from './present'
import { digestWith, fingerprintOf, KEY, type Primitives } from './primitives'
import { isSignedBy, isUnder } from './proofs'
import { readStatement } from './read'
import { bodyOf, statementText, type Statement, type StatementAccount, type StatementFile } from './statement'

/** A file and what is known of the district from elsewhere. */
interface Asked {
  file: StatementFile
  trusted: Trusted
  primitives: Primitives
}

const fingerprintIn = ({ hash }: Primitives, publicKey: string): string | null => {
  const key = fromHex(publicKey, KEY)
  return key && fingerprintOf(hash, key)
}

const entriesOf = ({ account, entries }: StatementAccount, alg: string): Entry[] =>
  entries.map(({ transfer, of, ...entry }) => ({
    ...entry,
    account: account as AccountId,
    transferId: transfer,
    of: of === '' ? null : of,
    alg
  }))

/** What is wrong with the chains, in words; null when each entry follows from the one before. */
const brokenChain = ({ district, accounts, checkpoint }: Statement, primitives: Primitives): string | null => {
  for (const [place, one] of accounts.entries()) {
    if (accounts.findIndex(({ account }) => account === one.account) !== place) return `“${one.name}”写了两次`
    const first = (one.entries[0]?.seq ?? 1) - 1
    if ((first === 0) !== (one.before === '')) return `“${one.name}”的开头对不上`
    const broken = brokenAt(district.id, entriesOf(one, checkpoint.hashAlg), digestWith(primitives), { seq: first, hash: one.before })
    if (broken) return `“${one.name}”第 ${broken.seq} 笔和前后对不上`
  }
  return null
}

const intactLine = ({ file, trusted, primitives }: Asked): Line => {
  const { statement, signature } = file
  const { checkpoint, district } = statement
  if (signature.alg !== primitives.signatureAlg || checkpoint.alg !== signature.alg)
    return intact.unknown(`不认识的签名方法 ${signature.alg}`)
  if (signature.hashAlg !== primitives.hashAlg || checkpoint.hashAlg !== signature.hashAlg)
    return intact.unknown(`不认识的摘要方法 ${signature.hashAlg}`)
  if (checkpoint.district !== district.id) return intact.no('账单和它引用的摘要不是同一个区的')
  const broken = brokenChain(statement, primitives)
  if (broken) return intact.no(broken)
  const hashed = hexOf(primitives.hash(utf8(bodyOf(statement))))
  if (!isSignedBy(primitives, signature.publicKey, statementText(signature.alg, signature.hashAlg, hashed), signature.value))
    return intact.no('文件上的签名对不上：有字被改过')
  if (trusted.keys.length === 0) return intact.unknown('账目前后连得上，但要有公布的钥匙指纹，才能知道是不是本区签的')
  const key = fingerprintIn(primitives, signature.publicKey)
  return key !== null && trusted.keys.includes(key)
    ? intact.yes('每一笔都和前一笔连得上，整份文件有本区的签名')
    : intact.no('签名用的不是公布的那把钥匙')
}

const publishedLine = ({ file, trusted, primitives }: Asked): Line => {
  const { checkpoint, accounts, district } = file.statement
  const { signature, ...signed } = checkpoint
  if (signed.alg !== primitives.signatureAlg || signed.hashAlg !== primitives.hashAlg) return published.unknown('不认识的签名或摘要方法')
  for (const { account, entries, proof, name } of accounts) {
    const last = entries.at(-1)
    if (!last) return published.no(`“${name}”一笔也没有`)
    const leaf = accountLeaf(primitives.hash, signed.hashAlg, district.id, account, last.seq, last.hash)
    if (!isUnder(primitives, leaf, signed.accounts, signed.accountsRoot, proof)) return published.no(`“${name}”不在这一天的摘要里`)
  }
  const text = checkpointText(signed)
  const key = fingerprintIn(primitives, file.signature.publicKey)
  if (
    trusted.keys.length > 0 &&
    !(key === signed.key && trusted.keys.includes(key) && isSignedBy(primitives, file.signature.publicKey, text, signature))
  )
    return published.no('这份摘要没有公布的那把钥匙的签名')
  const known = isPublished(trusted, signed.day, hexOf(primitives.hash(utf8(text))))
  if (known === null) return published.unknown(`请拿公告栏上 ${signed.day} 的摘要来比`)
  return known ? published.yes(`和 ${signed.day} 公布的摘要一样`) : published.no(`和 ${signed.day} 公布的摘要不一样`)
}

const presentLine = (asked: Asked, before: readonly Line[]): Line => {
  const counted = presenceIn(asked.file.statement, asked.primitives)
  if (counted.wrong > 0) return present.no(`有 ${counted.wrong} 处签名对不上`)
  if (counted.visits === 0) return present.unknown('这份账单里没有上门服务')
  const words = `${counted.visits} 次服务里，双方的手机都签过的有 ${counted.both} 次`
  if (counted.both < counted.visits) return present.no(`${words}，只有一方签过的有 ${counted.one} 次`)
  return before.every(({ verdict }) => verdict === 'yes') ? present.yes(words) : present.unknown(`${words}；先要前两条都是“是”`)
}

/**
 * Three separate lines about one file. What decides comes from `trusted`, which the reader has from elsewhere; nothing that stands in the
 * file vouches for the file. Null: it is no statement.
 */
export const judge = (words: string, trusted: Trusted, primitives: Primitives): { lines: Line[]; statement: Statement | null } | null => {
  const file = readStatement(words)
  if (file === null) return null
  if (file === 'respelt') {
    const because = '文件的写法被动过，里面的话不能算数'
    return { lines: [intact.no(because), published.unknown(because), present.unknown(because)], statement: null }
  }
  const asked = { file, trusted, primitives }
  const lines = [intactLine(asked), publishedLine(asked)]
  return { lines: [...lines, presentLine(asked, lines)], statement: file.statement }
}
