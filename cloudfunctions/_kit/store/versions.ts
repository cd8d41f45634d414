import { invariant } from '@domain/errors'
import { versionsOf } from '@domain/points/pack/packs'
import { readPack } from '@domain/points/pack/read'
import type { RulePack } from '@domain/points/rule'

/** A published version as `published_rules_v1` tells it; without its text where this instance has said that it knows the edition. */
export interface PublishedRow {
  edition: string
  body: string | null
}

// an edition is the hash of its text: what was read once under it is what every other instance would read, in whatever district
const read = new Map<string, RulePack>()

const packOf = ({ edition, body }: PublishedRow): RulePack => {
  const known = read.get(edition)
  if (known) return known
  invariant(body !== null, 'a text is only left out for whoever knows it')
  const pack = readPack(body)
  read.set(edition, pack)
  return pack
}

/** Editions that need not be sent to this instance. None is ever forgotten: an answer may be on its way that leaves its text out. */
export const knownEditions = (): string[] => [...read.keys()]

/** Every version of a district's rules, from what the database answered. */
export const versionsIn = (published: readonly PublishedRow[]): readonly RulePack[] => versionsOf(published.map(packOf))
