/** Why WeChat opened nothing: whoever asked would not agree to what it needs, or it is not permitted. */
export type NotOpened = 'not agreed' | 'not permitted'

/** From WeChat's words for it; null: whoever closed its window has changed their mind, and nothing is told. */
export const whyNotOpened = ({ errMsg = '' }: { errMsg?: string }): NotOpened | null => {
  if (errMsg.includes('cancel')) return null
  return errMsg.includes('privacy') ? 'not agreed' : 'not permitted'
}
