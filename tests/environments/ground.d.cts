export const GROUND: string
export const EMPTY: string
