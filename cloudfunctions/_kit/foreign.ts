/** The longest text that a QR can carry. */
export const LONGEST_QR = 4296

/** Whether it was never a code of ours, nor digits: a coupon, a parcel or a shop's poster was held before the camera. */
export const isForeign = (text: string): boolean => !/^[\d\s]*$/.test(text.normalize('NFKC')) && !/^\s*LINLI\d:/.test(text)
