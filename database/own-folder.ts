import { createHash } from 'node:crypto'

/** The folder of one account's files, naming its owner to nobody: where the phone and the host put photos, and where the doors look for them. */
export const ownFolder = ({ appId, openid }: { appId: string; openid: string }): string =>
  `people/${createHash('sha256').update(`${appId}|${openid}`).digest('hex').slice(0, 32)}/`
