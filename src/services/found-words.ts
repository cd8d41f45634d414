import type { FoundHome, FoundPerson } from '@contract/member'

/** One home of somebody who was found: its grid and its building. */
export const foundHomeWords = ({ gridName, building }: FoundHome): string => `${gridName} ${building}`

/** Where somebody who was found lives, every home of theirs, so that two of one name are told apart. */
export const livesWords = ({ gridName, homes }: FoundPerson): string => homes.map(foundHomeWords).join('、') || gridName
