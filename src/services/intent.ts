/** A new key for one intent: retries of the same tap carry the same, another wish gets another. Not a secret, only unlikely to meet another. */
export const newRequestId = (): string =>
  Array.from({ length: 4 }, () =>
    Math.floor(Math.random() * 2 ** 32)
      .toString(36)
      .padStart(7, '0')
  ).join('')
