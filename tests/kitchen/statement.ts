import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { DAY } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import { applyTransfers, balanceOf, emptyBooks } from '@domain/ledger/books'
import { hexOf, utf8 } from '@domain/verify/bytes'
import { accountLeaf, checkpointText, deviceLeaf, type Checkpoint, type DeviceKey } from '@domain/verify/checkpoint'
import { pathOf, rootOf } from '@domain/verify/merkle'
import type { Trusted } from '@domain/verify/notice'
import { fingerprintOf } from '@domain/verify/primitives'
import { bodyOf, statementText, written, type Statement, type StatementFile } from '@domain/verify/statement'
import { primitives } from '../../cloudfunctions/_kit/signing'
import { sha256 } from './digest'
import { phoneKey } from './phone-key'

const AT = Date.parse('2026-11-27T00:01:00+08:00')
const DISTRICT = 'linjiang'
const [POINTS, MINUTES] = [accountOf('point', 'earned', 'chen'), accountOf('minute', 'earned', 'chen')]
const ORDER = { id: 'O7', round: 1 }
const CAUSE = `order/${ORDER.id}/r${ORDER.round}`

const transfers = [
  { id: `${CAUSE}/award/chen/R05`, phase: 'direct', from: issuer('point'), lines: [{ account: POINTS, amount: 10 }], at: AT - 5000 },
  { id: `${CAUSE}/award/chen/R01`, phase: 'direct', from: issuer('point'), lines: [{ account: POINTS, amount: 8 }], at: AT - 4000 },
  { id: `${CAUSE}/award/chen/T03`, phase: 'direct', from: issuer('minute'), lines: [{ account: MINUTES, amount: 40 }], at: AT - 3000 }
] as const

const secret = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 'd')]),
  format: 'der',
  type: 'pkcs8'
})
const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32))
const signed = (text: string) => hexOf(new Uint8Array(sign(null, Buffer.from(text), secret)))
const { hash } = primitives

/** A statement sealed by its district, whatever stands in it. */
export const sealed = (statement: Statement): string => {
  const value = signed(statementText('ed25519', 'sha256', hexOf(hash(utf8(bodyOf(statement))))))
  const file: StatementFile = { statement, signature: { alg: 'ed25519', hashAlg: 'sha256', publicKey: hexOf(publicKey), value } }
  return written(file)
}

/**
 * A small statement in which everything is there: two accounts, one visit that both phones signed, and the notice that belongs to it.
 * `knownFor`: how long before the digest the phones' keys were made known; `endedFor`: how long before it they ended, if they did.
 */
export const smallStatement = (
  knownFor = 7 * DAY,
  endedFor: number | null = null
): { statement: Statement; words: string; trusted: Trusted } => {
  const books = applyTransfers(emptyBooks(DISTRICT), transfers, sha256)
  const others = ['a', 'b', 'c'].map((name) => hash(utf8(name)))
  const leafOf = (account: typeof POINTS) => {
    const { seq, head } = balanceOf(books, account)
    return accountLeaf(hash, 'sha256', DISTRICT, account, seq, head)
  }
  const accountLeaves = [others[0]!, leafOf(MINUTES), others[1]!, leafOf(POINTS), others[2]!]
  const [comes, shows] = [phoneKey('c'), phoneKey('s')]
  const devices: DeviceKey[] = [comes, shows].map((phone) => ({
    alg: 'ed25519',
    publicKey: phone.publicKey,
    since: AT - knownFor,
    until: endedFor === null ? null : AT - endedFor
  }))
  const deviceLeaves = devices.map((one) => deviceLeaf(hash, DISTRICT, one))
  const checkpoint: Checkpoint = {
    alg: 'ed25519',
    hashAlg: 'sha256',
    district: DISTRICT,
    day: '2026-11-27',
    at: AT,
    accounts: accountLeaves.length,
    accountsRoot: hexOf(rootOf(hash, accountLeaves)),
    devices: deviceLeaves.length,
    devicesRoot: hexOf(rootOf(hash, deviceLeaves)),
    before: '',
    key: fingerprintOf(hash, publicKey)
  }
  const text = checkpointText(checkpoint)
  const account = (id: typeof POINTS, name: string, index: number) => ({
    account: id,
    name,
    before: '',
    proof: { index, path: pathOf(hash, accountLeaves, index).map(hexOf) },
    entries: books.entries
      .filter((entry) => entry.account === id)
      .map(({ seq, transferId, phase, posted, held, at, hash: own }) => ({
        ...{ seq, transfer: transferId, phase, of: '', posted, held, at, hash: own },
        ...{ why: ['服务 40 分钟'], title: '义务理发' }
      }))
  })
  const visit = (stage: 'arrive' | 'leave', code: string, step: number) => {
    const shown = shows.shows(ORDER, { code, qr: `LINLI1:${ORDER.id}:${ORDER.round}:${code}`, from: step * 30_000 }).split(':')
    const witness = { key: shows.publicKey, step, signature: Buffer.from(shown[5] ?? '', 'base64url').toString('hex') }
    return { order: ORDER.id, round: ORDER.round, seat: '1-1', stage, code, helper: comes.came(ORDER, stage, code, AT - 8000), witness }
  }
  const statement: Statement = {
    form: 'linli/statement/1',
    district: { id: DISTRICT, name: '临江区' },
    person: '陈先生',
    madeAt: AT,
    mark: '陈先生导出',
    covers: '到 11月27日 公布为止',
    checkpoint: { ...checkpoint, signature: signed(text) },
    accounts: [account(POINTS, '积分', 3), account(MINUTES, '自己攒的互助时间', 1)],
    visits: [visit('arrive', '123456', 59_840_000), visit('leave', '654321', 59_840_080)],
    devices: devices.map((one, index) => ({ ...one, proof: { index, path: pathOf(hash, deviceLeaves, index).map(hexOf) } }))
  }
  const trusted = { keys: [checkpoint.key], days: [{ day: checkpoint.day, digest: hexOf(hash(utf8(text))) }] }
  return { statement, words: sealed(statement), trusted }
}

/** A copy in which one thing is different, sealed anew: what a district that cheats could hand out. */
export const forged = (statement: Statement, change: (copy: Statement) => void): string => {
  const copy = JSON.parse(JSON.stringify(statement)) as Statement
  change(copy)
  return sealed(copy)
}
