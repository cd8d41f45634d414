/** The numbers of T01–T13 a district may change. Minutes, whole years, months. */
export interface TimeRules {
  /** T01: a threshold only, nothing is rounded to it */
  leastMinutes: number
  /** T05 */
  dayMinutes: number
  lifeMinutes: number
  /** T06 */
  useFromAge: number
  listedUseFromAge: number
  /** T07: given away in a calendar year */
  giftYearMinutes: number
  /** T09: for each listed elder a month */
  allotmentMinutes: number
  /** T13: how long relatives may decide */
  heirMonths: number
}

const HOUR = 60

/** As `district-defaults.json` → timeBankRules has them. */
export const TIME_RULES: TimeRules = {
  leastMinutes: 15,
  dayMinutes: 8 * HOUR,
  lifeMinutes: 1500 * HOUR,
  useFromAge: 65,
  listedUseFromAge: 60,
  giftYearMinutes: 200 * HOUR,
  allotmentMinutes: 8 * HOUR,
  heirMonths: 12
}
