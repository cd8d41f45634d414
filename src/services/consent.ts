import Taro from '@tarojs/taro'
import type { Me } from '@contract/member'
import type { TemplateKind } from '@domain/notices/templates'

/** Only WeChat sends messages; a browser has the list in the app. */
export const CAN_BE_SENT = process.env.TARO_ENV === 'weapp'

/**
 * WeChat's question whether it may send one message by each of these templates: at most three at once, and inside the very tap that asked for
 * it. Answers those that were agreed to; none where somebody said no, has switched messages off, or WeChat does not know the template.
 */
export const askConsent = async (templates: Me['wechat']['templates'], kinds: readonly TemplateKind[]): Promise<TemplateKind[]> => {
  const tmplIds = kinds.flatMap((kind) => templates[kind] ?? [])
  if (tmplIds.length === 0) return []
  const answer = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] }).catch(() => null)
  return kinds.filter((kind) => (answer as Record<string, unknown> | null)?.[templates[kind] ?? ''] === 'accept')
}
