/** What this host itself refuses, in the same shape as the functions' answers. */
export const REFUSALS = {
  BODY_TOO_LARGE: { status: 413, message: '内容太大了，请精简后再试' },
  BODY_UNREADABLE: { status: 400, message: '内容没有传完整，请再试一次' },
  UNKNOWN_FUNCTION: { status: 404, message: '没有这个功能，请更新后再试' },
  NOT_ALLOWED: { status: 403, message: '这个功能只由系统自己使用' },
  TOO_FAST: { status: 429, message: '操作太快了，请歇一会儿再试' },
  DEMO_ONLY: { status: 404, message: '只有演示数据才能这样登录' },
  SIGN_IN_FAILED: { status: 401, message: '微信登录没有成功，请再试一次' },
  TICKET_OVER: { status: 410, message: '这个码过期了，请换一个新的' },
  TICKET_REFUSED: { status: 403, message: '手机上点了“不是我”，这台电脑没有登录' },
  NOT_SIGNED_IN: { status: 401, message: '请先登录' },
  FILE_REFUSED: { status: 415, message: '这张图片用不了，请换一张小一点的照片' },
  LINK_EXPIRED: { status: 403, message: '链接已过期，请重新打开' },
  NO_SUCH_PAGE: { status: 404, message: '没有找到' },
  TOO_SLOW: { status: 504, message: '这次等得太久了，请再试一次' },
  INTERNAL: { status: 500, message: '系统出了点问题，请稍后再试' }
} as const
export type HostRefusal = keyof typeof REFUSALS

/** Thrown by a route, answered by the server: one code, one sentence. */
export class Refused extends Error {
  constructor(readonly code: HostRefusal) {
    super(code)
  }
}

export const refusalBody = (code: HostRefusal) => ({ ok: false, error: { code, message: REFUSALS[code].message } })
