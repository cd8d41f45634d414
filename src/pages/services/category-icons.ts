import type { IconName } from '@/components/icon-names'

/** The drawing of each category of the district's first menu. */
const ICONS: Record<string, IconName> = {
  助老陪伴: 'heart-handshake',
  上门便民与代办: 'house',
  健康科普与就医协助: 'heart-pulse',
  儿童与家庭教育: 'book-open',
  文体与技能课堂: 'music',
  法律政策与邻里调解: 'scale',
  环境与物业共治: 'trees',
  平安文明劝导: 'shield-check',
  帮困与微心愿: 'gift',
  数字助手与社区协助: 'smartphone',
  应急与临时任务: 'siren'
}

/** The drawing of a category; of one that a district has added itself, a helping hand. */
export const iconOf = (category: string): IconName => ICONS[category] ?? 'hand-heart'
