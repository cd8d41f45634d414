import { useEffect, useRef, useState } from 'react'
import { Refusal } from '@/services/refusal'
import { askHost, begin } from '@/services/sign-in'

/** Milliseconds between two questions whether the phone has answered. */
const BETWEEN = 2_000
/** What is over by itself in a moment. */
const PASSING = ['OFFLINE', 'TOO_FAST', 'INTERNAL']

interface Ticket {
  digits: string
  /** this page alone holds it, and forgets it when it is left */
  secret: string
}
const pause = () => new Promise((resume) => setTimeout(resume, BETWEEN))

/** The token, once the phone has agreed; undefined while nobody has said anything. Refuses when the phone said no or the time is over. */
const tokenFor = async ({ secret }: Ticket): Promise<string | undefined> => {
  try {
    return (await askHost<{ token?: string }>('/sign-in/browser/answer', { secret })).token
  } catch (thrown) {
    if (PASSING.includes(Refusal.of(thrown).code)) return undefined
    throw thrown
  }
}

/** Digits for the phone to read, asked after until it has answered, the host says that they are over, or the page is left. `onIn`: this window is signed in. */
export const useTicket = (onIn: () => void) => {
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
        const token = left ? undefined : await tokenFor(asked)
        if (!token) continue
        begin(token)
        if (!left) come.current()
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
