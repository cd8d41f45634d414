import type { Dwelling } from './home-grid'

/** A home as it was found, its door opened. */
export interface FoundDwelling {
  gridId: string
  /** nobody has said the grid */
  guessed: boolean
  building: string
  door: string
}

/** What two people write differently and mean the same by: blanks, full-width letters, capitals. */
const plain = (words: string): string => words.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Whether a home that is said now is one that was said before; a grid that was only guessed on either side tells nothing. */
export const isSameHome = (
  said: Pick<Dwelling, 'building' | 'door'> & Pick<FoundDwelling, 'gridId' | 'guessed'>,
  { gridId, guessed, building, door }: FoundDwelling
): boolean =>
  plain(said.building) === plain(building) && plain(said.door) === plain(door) && (said.gridId === gridId || said.guessed || guessed)
