type Listener = () => void

/** The part of AbortSignal that TanStack Query uses; the mini-program has none of its own. */
class Signal {
  aborted = false
  reason: unknown
  onabort: Listener | null = null
  private readonly listeners = new Set<Listener>()

  addEventListener(_: string, listener: Listener) {
    this.listeners.add(listener)
  }
  removeEventListener(_: string, listener: Listener) {
    this.listeners.delete(listener)
  }
  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
  fire(reason: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.onabort?.()
    for (const listener of this.listeners) listener()
  }
}

/** Without it queries hang silently in the mini-program (config/index.ts provides it there only). */
export class AbortController {
  signal = new Signal()
  abort(reason: unknown = new Error('AbortError')) {
    this.signal.fire(reason)
  }
}
