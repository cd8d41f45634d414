/** One proven visit of a unit's member. */
export interface UnitVisit {
  orderId: string
  personId: string
  provenMinutes: number
}

/** What a unit's page counts of its members' service: a fact without value (R20), whole hours. */
export interface UnitCount {
  orders: number
  people: number
  hours: number
}

/** Orders, different people and whole hours of a unit; visits without proof do not count. */
export const unitCount = (visits: readonly UnitVisit[]): UnitCount => {
  const proven = visits.filter((visit) => visit.provenMinutes > 0)
  return {
    orders: new Set(proven.map((visit) => visit.orderId)).size,
    people: new Set(proven.map((visit) => visit.personId)).size,
    hours: Math.floor(proven.reduce((sum, visit) => sum + visit.provenMinutes, 0) / 60)
  }
}
