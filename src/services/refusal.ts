/** A kind no: a code for the screen, one sentence for the person, and the fresh view when theirs was old. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fresh?: unknown
  ) {
    super(message)
  }

  /** Whatever was thrown, as something a person may read. */
  static of(error: unknown): Refusal {
    return error instanceof Refusal ? error : new Refusal('INTERNAL', '出了点问题，请再试一次')
  }
}
