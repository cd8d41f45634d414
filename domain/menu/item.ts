export type ItemCode = string
/** L0 none … L3 professional; minors take L0 and L1 only, L2 and L3 need the risk read and insurance. */
export type Risk = 'L0' | 'L1' | 'L2' | 'L3'
export type SlaClass = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'P1' | 'P2' | 'P3'
export type Venue = 'home' | 'public' | 'remote'

/** One service of the district's menu (`data/district-defaults.json` → items). */
export interface Item {
  code: ItemCode
  category: string
  name: string
  /** what the open pool shows instead of the name */
  publicName: string
  /** usual length; proven minutes are capped against it when value is computed */
  minutes: number
  people: number
  minPeople: number
  skills: string[]
  risk: Risk
  coefficient: number
  points: number
  timeCredit: boolean
  evidence: string
  sla: SlaClass
  kind: string
  openedBy: 'resident' | 'community' | 'staff'
  provider: 'volunteer' | 'licensed'
  venue: Venue
}

/** A name in two parts: what it is, and what stands in brackets behind it (what it includes or leaves out), if anything. */
export const nameParts = (name: string): { title: string; limits?: string } => {
  const [, title, limits] = /^([^（(]+)[（(](.+)[）)]$/.exec(name) ?? []
  return title && limits ? { title, limits } : { title: name }
}

/** Why so few may not come: to somebody's home nobody goes alone for what is a risk of the second kind (T15); null when enough do. */
export const tooFew = ({ venue, risk, minPeople }: Pick<Item, 'venue' | 'risk' | 'minPeople'>, slots: number | undefined): number | null =>
  venue === 'home' && risk === 'L2' && slots !== undefined && slots < minPeople ? minPeople : null
