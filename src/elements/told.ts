/** What a screen reader is told, by Taro's names. */
export interface Told {
  ariaRole?: string
  ariaLabel?: string
}

/** The same by a browser's names. */
export const told = <P extends Told>({ ariaRole, ariaLabel, ...props }: P) => ({ role: ariaRole, 'aria-label': ariaLabel, ...props })
