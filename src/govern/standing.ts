import type { RuleStanding } from '@contract/rules'

type Colour = 'blue' | 'green' | 'yellow' | 'plain'
/** Where a version stands, in words. */
export const STANDING: Record<RuleStanding, { words: string; colour: Colour }> = {
  draft: { words: '草稿', colour: 'plain' },
  signed: { words: '等第二个人签', colour: 'yellow' },
  coming: { words: '已发布，还没开始', colour: 'blue' },
  inForce: { words: '正在用', colour: 'green' },
  past: { words: '以前的', colour: 'plain' }
}
