import type { DeviceList } from '@contract/books'
import { refuse } from '@domain/errors'
import { fromHex, utf8 } from '@domain/verify/bytes'
import { fingerprintOf, KEY, SIGNATURE } from '@domain/verify/primitives'
import { deviceText } from '@domain/verify/visit'
import type { Call } from '../_kit/call'
import { primitives } from '../_kit/signing'
import { MOST_PHONES } from '../_kit/store/commit'

const devicesOf = async ({ store }: Pick<Call, 'store'>): Promise<DeviceList> => ({ devices: await store.devices.own() })

/** The public half of a key that a phone has made; only whoever holds the other half can have signed for it. */
export const addDevice = async (call: Call, input: { publicKey: string; signature: string }): Promise<DeviceList> => {
  const { signatureAlg: alg, hash, isSigned } = primitives
  const publicKey = fromHex(input.publicKey, KEY)
  const signature = fromHex(input.signature, SIGNATURE)
  if (!publicKey || !signature || !isSigned(publicKey, utf8(deviceText(alg, input.publicKey)), signature))
    return refuse('INVALID_INPUT', { what: '手机的钥匙不对' })
  const device = { id: fingerprintOf(hash, publicKey), alg, publicKey, now: call.now, most: MOST_PHONES }
  return (await call.store.devices.register(device)) ? devicesOf(call) : refuse('DEVICE_NOT_TAKEN')
}

/** From now on nothing signed by that phone is taken; what it signed before stays. */
export const endDevice = async (call: Call, id: string): Promise<DeviceList> =>
  (await call.store.devices.revoke(id, call.now)) ? devicesOf(call) : refuse('DEVICE_GONE')

export const ownDevices = devicesOf
