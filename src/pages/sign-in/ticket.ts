import { useEffect, useRef, useState } from 'react'
import { Refusal } from '@/services/refusal'
import { askHost, beginAs } from '@/services/sign-in'
import type { Before } from '@/stores/drafts'

/** Milliseconds between two questions whether the phone has answered. */
const BETWEEN = 2_000
/** What is over by itself in a moment. */
const PASSING = ['OFFLINE', 'TOO_FAST', 'INTERNAL']

interface Ticket {
  digits: string
  /** this page alone holds it, and forgets it when it is left */
  secret: string
}
/** What the phone's yes brings: the token, and by which account it is known again. */
interface Agreed {
  token: string
  account: string
}
const pause = () => new Promise((resume) => setTimeout(resume, BETWEEN))

/** The yes, once the phone has agreed; undefined while nobody has said anything. Refuses when the phone said no or the time is over. */
const answerTo = async ({ secret }: Ticket): Promise<Agreed | undefined> => {
  try {
    const answer = await askHost<Agreed | { waiting: true }>('/sign-in/browser/answer', { secret })
    return 'token' in answer ? answer : undefined
  } catch (thrown) {
    if (PASSING.includes(Refusal.of(thrown).code)) return undefined
    throw thrown
  }
}

/** Digits for the phone to read, asked after until it has answered, the host says that they are over, or the page is left. `onIn`: this window is signed in; who was here before. */
export const useTicket = (onIn: (before: Before) => void) => {
  const [ticket, setTicket] = useState<Ticket | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [turn, setTurn] = useState(0)
  const come = useRef(onIn)
  useEffect(() => {
    come.current = onIn
  })
  useEffect(() => {
    let left = false
    const follow = async () => {
      const asked = await askHost<Ticket>('/sign-in/browser', {})
      if (!left) setTicket(asked)
      while (!left) {
        await pause()
        const agreed = left ? undefined : await answerTo(asked)
        if (!agreed) continue
        const before = beginAs(agreed.token, agreed.account)
        if (!left || before !== 'nobody') come.current(before)
        return
      }
    }
    follow().catch((thrown: unknown) => {
      if (left) return
      setTicket(null)
      setRefusal(Refusal.of(thrown))
    })
    return () => {
      left = true
    }
  }, [turn])
  const renew = () => {
    setRefusal(null)
    setTurn(turn + 1)
  }
  return { digits: ticket?.digits, refusal, renew }
}
