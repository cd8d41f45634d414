import { base64Of, fromBase64, utf8 } from './bytes'
import { intact, present, published, type Line } from './line'
import { isPublished, type Trusted } from './notice'
import { fingerprintOf, KEY, SIGNATURE, type Primitives } from './primitives'

/** One line of the printed page: a day (`2026-11-23`), which account, what was owned more or less, and why. */
export interface SlipRow {
  day: string
  asset: 'point' | 'minute'
  amount: number
  why: string
}
/** What stands on the printed page and, signed, in its code. */
export interface Slip {
  alg: string
  district: string
  /** the public name */
  person: string
  /** the day of the published digest it goes up to, and the first half of that digest */
  day: string
  digest: string
  /** how many entries of the account stand on no line of this page */
  left: number
  rows: SlipRow[]
}

/** Bytes a code may hold: what a camera still reads from paper (the largest code of level M holds twice as much). */
export const SLIP_BYTES = 1000

const ASSETS = { point: 'p', minute: 'm' } as const
const plain = (text: string) => text.replace(/[\n;|~]/g, ' ')

/**
 * The words that are signed, one field a line. Reasons come once, parted by `|`, and lines parted by `;` name them by their place:
 * `261123p18~0` is 18 points on 23 November 2026 for the first reason.
 */
export const slipText = ({ alg, district, person, day, digest, left, rows }: Slip): string => {
  const reasons = [...new Set(rows.map(({ why }) => plain(why)))]
  const lines = rows.map(
    (row) => `${row.day.slice(2).replaceAll('-', '')}${ASSETS[row.asset]}${row.amount}~${reasons.indexOf(plain(row.why))}`
  )
  return ['linli/slip/1', alg, district, plain(person), day, digest, left, reasons.join('|'), lines.join(';')].join('\n')
}

/** What the code carries: the words, the key that signed them, and the signature. */
export const slipCode = (text: string, publicKey: Uint8Array, signature: Uint8Array): string =>
  [text, base64Of(publicKey), base64Of(signature)].join('\n')

/** The room that key and signature take besides the words. */
const SEALS = 43 + 86 + 2
/** As many of the rows, from the first, as the code has room for; the others are counted. */
export const fitting = (slip: Slip): Slip => {
  for (let count = slip.rows.length; count > 0; count -= 1) {
    const shorter = { ...slip, rows: slip.rows.slice(0, count), left: slip.left + slip.rows.length - count }
    if (utf8(slipText(shorter)).length + SEALS <= SLIP_BYTES) return shorter
  }
  return { ...slip, rows: [], left: slip.left + slip.rows.length }
}

const ROW = /^(\d\d)(\d\d)(\d\d)([pm])(-?[1-9]\d{0,15})~(\d{1,3})$/

/** What a scanned code says, or null when it is none of ours or spelt in another way than we write it; the line ends are those of whoever saved it. */
export const readSlip = (code: string): { slip: Slip; text: string; publicKey: Uint8Array; signature: Uint8Array } | null => {
  const lines = code.trim().split(/\r?\n/)
  const [form, alg = '', district = '', person = '', day = '', digest = '', left = '', reasons = '', rows = '', key = '', seal = ''] = lines
  const publicKey = fromBase64(key, KEY)
  const signature = fromBase64(seal, SIGNATURE)
  if (lines.length !== 11 || form !== 'linli/slip/1' || !publicKey || !signature) return null
  const words = reasons.split('|')
  const read = rows === '' ? [] : rows.split(';').map((one) => ROW.exec(one))
  const slip: Slip = {
    alg,
    district,
    person,
    day,
    digest,
    left: Number(left),
    rows: read.flatMap((found) => {
      const why = words[Number(found?.[6])]
      if (!found || why === undefined) return []
      return [
        {
          day: `20${found[1]}-${found[2]}-${found[3]}`,
          asset: found[4] === 'p' ? 'point' : 'minute',
          amount: Number(found[5]),
          why
        } as const
      ]
    })
  }
  const text = lines.slice(0, 9).join('\n')
  return slipText(slip) === text ? { slip, text, publicKey, signature } : null
}

/** The three lines about a printed page, from its code alone. Null: it is none. */
export const judgeSlip = (code: string, trusted: Trusted, primitives: Primitives): { lines: Line[]; slip: Slip } | null => {
  const read = readSlip(code)
  if (!read) return null
  const { slip, text, publicKey, signature } = read
  const line = (): Line => {
    if (slip.alg !== primitives.signatureAlg) return intact.unknown(`不认识的签名方法 ${slip.alg}`)
    if (!primitives.isSigned(publicKey, utf8(text), signature)) return intact.no('纸上的签名对不上')
    if (trusted.keys.length === 0) return intact.unknown('要有公布的钥匙指纹，才能知道是不是本区签的')
    return trusted.keys.includes(fingerprintOf(primitives.hash, publicKey))
      ? intact.yes('码里的每一行都有本区的签名')
      : intact.no('签名用的不是公布的那把钥匙')
  }
  const known = isPublished(trusted, slip.day, slip.digest)
  return {
    slip,
    lines: [
      line(),
      known === false
        ? published.no(`纸上写的摘要和 ${slip.day} 公布的不一样`)
        : published.unknown(`${known ? '纸上写的就是公布的那一份摘要；' : ''}每一笔在不在里面，要用导出的文件来验`),
      present.unknown('纸上放不下手机的签名，要用导出的文件来验')
    ]
  }
}
