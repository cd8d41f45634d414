import Taro from '@tarojs/taro'
import type { CodeStep } from '@contract/order'
import type { PhoneSignature } from '@domain/order/step'
import { base64Of, fromHex, hexOf } from '@domain/verify/bytes'
import { deviceText, shownText, signedCode, visitText, type Stage } from '@domain/verify/visit'
import { call } from './cloud'
import { newRequestId } from './intent'
import { nacl } from './nacl'
import { known } from './remote'

const ALG = 'ed25519'
const SEED = 32
const HALF_MINUTE = 30_000
/** Nobody waits at a door for a signature: milliseconds. */
const PATIENCE = 1_500

/** The half of a key that never leaves this phone, and whether the other half has been made known; one for each person who uses it. */
interface Kept {
  seed: string
  told?: true
}
type Order = { id: string; round: number }

/** What is signed is letters, digits and line breaks of the ASCII alphabet, the same bytes in UTF-8. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

const chance = (): Promise<Uint8Array> =>
  process.env.TARO_ENV === 'h5'
    ? Promise.resolve(crypto.getRandomValues(new Uint8Array(SEED)))
    : new Promise((resolve, reject) =>
        wx.getUserCryptoManager().getRandomValues({
          length: SEED,
          success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
          fail: reject
        })
      )

const nameOf = (personId: string) => `phone-key ${personId}`
const keep = (personId: string, kept: Kept): Kept => {
  Taro.setStorageSync(nameOf(personId), kept)
  return kept
}
const kept = async (personId: string): Promise<Kept> =>
  (Taro.getStorageSync(nameOf(personId)) as Kept | '') || keep(personId, { seed: hexOf(await chance()) })

/** Who signs, with what; null for somebody the server does not know yet. */
const signer = async () => {
  const personId = known('member.me', {})?.person?.id
  if (personId === undefined) return null
  const own = await kept(personId)
  const { sign } = await nacl()
  const { publicKey, secretKey } = sign.keyPair.fromSeed(fromHex(own.seed, SEED) ?? (await chance()))
  return { personId, own, publicKey, sign: (text: string) => sign.detached(bytesOf(text), secretKey) }
}

/** What a signature would have added is missing then, and nothing else. */
const orNothing = <T>(work: Promise<T | null>): Promise<T | null> =>
  Promise.race([work.catch(() => null), new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))])

/** Makes the key of this phone known, once. */
const tell = async (who: NonNullable<Awaited<ReturnType<typeof signer>>>): Promise<void> => {
  if (who.own.told) return
  const publicKey = hexOf(who.publicKey)
  await call('books.addDevice', { publicKey, signature: hexOf(who.sign(deviceText(ALG, publicKey))) }, newRequestId())
  keep(who.personId, { ...who.own, told: true })
}

/** What the code of a half minute says, signed by this phone; without a signature where that cannot be. */
export const shownCode = async ({ id, round }: Order, { code, qr, from }: CodeStep): Promise<string> => {
  const signed = await orNothing(
    signer().then(async (who) => {
      if (!who) return null
      await tell(who)
      const signature = who.sign(shownText(ALG, id, round, code, from / HALF_MINUTE))
      return signedCode(qr, { key: base64Of(who.publicKey), signature: base64Of(signature) })
    })
  )
  return signed ?? qr
}

const said = new Map<string, PhoneSignature>()
/** What this phone says of a code it was shown: the same for every retry of one tap, so that a retry stays the same request. */
export const visitSignature = async ({ id, round }: Order, stage: Stage, code: string): Promise<PhoneSignature | null> => {
  const tap = `${id} ${round} ${stage} ${code}`
  const before = said.get(tap)
  if (before) return before
  const at = Date.now()
  const made = await orNothing(
    signer().then((who) => who && { key: hexOf(who.publicKey), at, signature: hexOf(who.sign(visitText(ALG, id, round, stage, code, at))) })
  )
  if (made) said.set(tap, made)
  return made
}
