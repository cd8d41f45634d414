const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The words of a file, a mark before its first letter among them: of the same bytes the command and the page read the same. */
export const decoded = (bytes: ArrayBuffer | Uint8Array): string => decoder.decode(bytes)
