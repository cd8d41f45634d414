/** Who showed the on-site codes, and how the order closed (T03). */
export interface Proof {
  shownBy: 'beneficiary' | 'agent' | 'other' | 'slip'
  /** 32: a person rated; 34: reached, or two vain tries on two days */
  closedBy: 'rate' | 'verify_reached' | 'verify_vain'
}

/**
 * Whether the time is confirmed by whom it was for: the codes say so when beneficiary or agent showed them; anybody else's, and a slip's,
 * need a rating or a community that reached them. A rating is an opinion and never takes confirmed time away. Points do not ask this.
 */
export const timeConfirmed = ({ shownBy, closedBy }: Proof): boolean =>
  shownBy === 'beneficiary' || shownBy === 'agent' || closedBy !== 'verify_vain'
