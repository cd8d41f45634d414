/** As `nacl.ts`; a browser fetches it for the first signature. */
export const nacl = async () => (await import('tweetnacl')).default
