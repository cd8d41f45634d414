/** What the QR of a browser begins with. */
const MARK = 'LINLI3:'

/** What the QR on a browser's screen carries: the digits beneath it, and nothing that is secret. */
export const browserText = (digits: string): string => MARK + digits

/** The eight digits in what was scanned or typed, or null: another text was never a try. */
export const browserDigits = (text: string): string | null => {
  const typed = text.normalize('NFKC').replace(/\s/g, '')
  const digits = typed.startsWith(MARK) ? typed.slice(MARK.length) : typed
  return /^\d{8}$/.test(digits) ? digits : null
}
