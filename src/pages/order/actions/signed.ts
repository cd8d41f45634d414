import type { Input } from '@contract'
import type { OrderView } from '@domain/order/view/shapes'
import { readScanned } from '@domain/verify/visit'
import { visitSignature } from '@/services/phone-key'

/** The six digits in what was scanned or typed. */
const digitsOf = (code: string): string => readScanned(code)?.code ?? code.replace(/\s/g, '')

/** An arrival or a departure with what this phone signs of it; everything else, and a phone that cannot sign, as it is. */
export const signedHere = async (order: OrderView, step: Input<'order.perform'>): Promise<Input<'order.perform'>> => {
  if (step.action !== 'arrive' && step.action !== 'leave') return step
  const signed = await visitSignature(order, step.action, digitsOf(step.input.code))
  return signed ? ({ ...step, input: { ...step.input, signed } } as Input<'order.perform'>) : step
}
