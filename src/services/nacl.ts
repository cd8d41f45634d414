import tweetnacl from 'tweetnacl'

/** Signatures, by a library that needs neither a browser nor big integers: the oldest telephones of the town run it. */
export const nacl = (): Promise<typeof tweetnacl> => Promise.resolve(tweetnacl)
