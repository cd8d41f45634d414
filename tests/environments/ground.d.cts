export const GROUND: string
export const EMPTY: string
export const UNWATCHED: string
