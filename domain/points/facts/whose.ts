interface Personal {
  personId: string
}

/** What happened to a person on one round of an order. */
export interface OfOrder extends Personal {
  orderId: string
  round: number
}

/** What happened to a person at one instant. */
export interface AtOnce extends Personal {
  /** epoch milliseconds; its Shanghai day fills the caps */
  at: number
}
