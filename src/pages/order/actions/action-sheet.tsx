import { Asking } from './asking'

/** The question over the page. The mini-program has it with the room; a browser fetches it: `action-sheet.h5.tsx`. */
export const ActionSheet = Asking
