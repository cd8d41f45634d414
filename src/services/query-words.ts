/** Words out of an address: WeChat hands them over as they were written there, a browser as they are, in which a percent sign may be one. */
export const queryWords = (written: string): string => {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
