import type { Fact } from '../fact'
import type { Award, Used } from '../line'
import type { PackIndex } from '../pack/indexed'
import type { Occasion } from './occasion'

/** One fact before one version of the rules: what every family of rows needs to speak. */
export interface Asked {
  fact: Fact
  occasion: Occasion<Fact>
  index: PackIndex
  version: string
  /** what the person has used up of the caps */
  used: Used
}

/** What one row says. */
export type Part = Pick<Award, 'lines' | 'consequences'>
export const SILENT: Part = { lines: [], consequences: [] }
