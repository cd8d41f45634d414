/** NUL, and half of a character of two halves. With the `u` flag only a half without its partner matches: emoji are whole and welcome. */
const UNREADABLE = /\0|[\uD800-\uDFFF]/u

/** Whether it says what no database can hold. */
export const isUnreadable = (text: string): boolean => UNREADABLE.test(text)
