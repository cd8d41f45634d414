import { CodeShown } from './code-shown'

/** The code at a door. The mini-program has it with the room; a browser fetches it: `code.h5.tsx`. */
export const Code = CodeShown
