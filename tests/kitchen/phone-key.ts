import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { base64Of, hexOf } from '@domain/verify/bytes'
import { deviceText, shownText, signedCode, visitText, type Stage } from '@domain/verify/visit'

/** A phone's key as its own library would make it, from one letter. */
export const phoneKey = (letter: string) => phoneKeyFrom(Buffer.alloc(32, letter))

/** Making a key takes four times as long as signing with it: each is made once. */
const made = new Map<string, ReturnType<typeof keyOf>>()

/** The same from 32 bytes. */
export const phoneKeyFrom = (seed: Buffer) => {
  const name = hexOf(seed)
  const key = made.get(name) ?? keyOf(seed)
  made.set(name, key)
  return key
}

const keyOf = (seed: Buffer) => {
  const secret = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8'
  })
  const raw = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32))
  const signed = (text: string) => new Uint8Array(sign(null, Buffer.from(text), secret))
  const publicKey = hexOf(raw)
  return {
    publicKey,
    /** as `books.addDevice` takes it */
    device: () => ({ publicKey, signature: hexOf(signed(deviceText('ed25519', publicKey))) }),
    /** the code of a half minute as this phone shows it */
    shows: (order: { id: string; round: number }, step: { code: string; qr: string; from: number }) =>
      signedCode(step.qr, {
        key: base64Of(raw),
        signature: base64Of(signed(shownText('ed25519', order.id, order.round, step.code, step.from / 30_000)))
      }),
    /** what it says of a code it was shown */
    came: (order: { id: string; round: number }, stage: Stage, code: string, at: number) => ({
      key: publicKey,
      at,
      signature: hexOf(signed(visitText('ed25519', order.id, order.round, stage, code, at)))
    })
  }
}
