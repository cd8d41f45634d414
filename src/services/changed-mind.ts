/** Whoever closes WeChat's own window, or would rather not agree to what it needs, has changed their mind: nothing is told. Anything else did not work. */
export const changedMind = ({ errMsg = '' }: { errMsg?: string }): boolean => /cancel|privacy/.test(errMsg)
