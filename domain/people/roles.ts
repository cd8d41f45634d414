import type { Role } from '../order/scene'

/** What people call a post. */
export const ROLE_WORDS: Record<Role, string> = {
  community_worker: '社区工作者',
  grid_worker: '网格员',
  hotline: '热线接线员',
  liaison: '单位联络员',
  street_staff: '街道工作人员',
  district_staff: '区级督导',
  merchant: '兑换商家'
}

/** What others call somebody of a post, after their surname: 王社工. */
export const ROLE_TITLES: Record<Role, string> = {
  community_worker: '社工',
  grid_worker: '网格员',
  hotline: '接线员',
  liaison: '联络员',
  street_staff: '老师',
  district_staff: '老师',
  merchant: '老板'
}
