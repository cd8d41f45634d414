/** The icons that screens use, by their names in the open set Lucide; scripts/icons.ts renders exactly these. */
export const ICON_NAMES = [
  'chevron-left',
  'chevron-right',
  'search',
  'rotate-ccw',
  'pencil-line',
  'hand-heart',
  'heart-handshake',
  'house',
  'heart-pulse',
  'book-open',
  'music',
  'scale',
  'trees',
  'shield-check',
  'gift',
  'smartphone',
  'siren'
] as const
export type IconName = (typeof ICON_NAMES)[number]
