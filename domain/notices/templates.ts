/** What somebody may switch off outside of the app: news of what they asked for, visits that come near, and work that waits. */
export const TOPICS = ['progress', 'visit', 'work'] as const
export type Topic = (typeof TOPICS)[number]

/** The district's templates at WeChat; one tap of consent to one of them is one message. */
export const TEMPLATES = [...TOPICS, 'digest'] as const
export type TemplateKind = (typeof TEMPLATES)[number]

/** What each is called where people choose: what is told, in one line. */
export const TEMPLATE_WORDS: Record<TemplateKind, { label: string; note: string }> = {
  progress: { label: '我点的单', note: '有人接单、办完了、办不了' },
  visit: { label: '快到时间时', note: '前一天和两小时前各一次' },
  work: { label: '要我办的事', note: '新来的单、请我帮忙的单' },
  digest: { label: '每天一条汇总', note: '没看的消息，傍晚合成一条' }
}

/** A district's own template: its id at WeChat and what its three fields are called there. */
export interface Template {
  id: string
  title: string
  words: string
  time: string
}

/** How many consents we count at most for one template: nobody taps more often than they are told. */
export const MOST_CONSENTS = 50
