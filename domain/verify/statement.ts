import type { Phase } from '../ledger/transfer'
import type { Checkpoint, DeviceKey } from './checkpoint'
import type { Stage } from './visit'

/** What proves that a leaf is under a root: its place, and the hashes beside its way up, hexadecimal. */
export interface Inclusion {
  index: number
  path: string[]
}

/** One entry of an account as it stands in the chain, and why it is there. */
export interface StatementEntry {
  seq: number
  transfer: string
  phase: Phase
  of: string
  posted: number
  held: number
  at: number
  hash: string
  why: string[]
  title: string
}
/** One account up to the published head. `before`: the hash its first entry here follows, empty from the beginning. */
export interface StatementAccount {
  account: string
  name: string
  before: string
  proof: Inclusion
  entries: StatementEntry[]
}

/** One end of one visit: who of the two phones signed. Keys and signatures in hexadecimal; names stand nowhere. */
export interface SignedVisit {
  order: string
  round: number
  seat: string
  stage: Stage
  code: string
  helper: { key: string; at: number; signature: string } | null
  witness: { key: string; step: number; signature: string } | null
}

/** Everything a person takes along of their accounts: what anybody needs to check it, and never who was helped. */
export interface Statement {
  form: 'linli/statement/1'
  district: { id: string; name: string }
  person: string
  madeAt: number
  /** whom it is for, and what it covers, in words */
  mark: string
  covers: string
  checkpoint: Checkpoint & { signature: string }
  accounts: StatementAccount[]
  visits: SignedVisit[]
  devices: (DeviceKey & { proof: Inclusion })[]
}
/** The file: a statement, and the district's word for every letter of it. */
export interface StatementFile {
  statement: Statement
  signature: { alg: string; hashAlg: string; publicKey: string; value: string }
}

/** The one way a statement is written: whoever reads it compares letter by letter, so that a file has no second spelling. */
export const written = (file: StatementFile): string => `${JSON.stringify(file, null, 1)}\n`

/** What the district signs: the hash of the statement as it is written by itself. */
export const statementText = (alg: string, hashAlg: string, hashed: string): string =>
  ['linli/statement-file/1', alg, hashAlg, hashed].join('\n')
export const bodyOf = (statement: Statement): string => JSON.stringify(statement)
