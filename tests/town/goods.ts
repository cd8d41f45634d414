import type { Limit } from '@domain/redemption/good'

/** What the demo's shop has; `drawing` is the name of a shape in the open set Lucide. */
export interface TownGood {
  merchantId: string
  title: string
  about: string
  pickUp: string
  points: number
  stock: number
  limit: Limit | null
  holdDays: number
  drawing: string
}

const MARKET = { merchantId: 'market', pickUp: '社区超市服务台，每天 8:00 到 20:00' }
const BARBER = { merchantId: 'barber', pickUp: '槐树理发店，周二到周日 9:00 到 18:00，来前不用约' }
const GRAIN = { merchantId: 'grain-shop', pickUp: '便民粮油店柜台，每天 7:30 到 18:30' }
const EACH_MONTH: Limit = { most: 1, period: 'month' }

export const GOODS: readonly TownGood[] = [
  {
    ...MARKET,
    title: '牙膏',
    about: '一支，120 克',
    points: 10,
    stock: 30,
    limit: { most: 2, period: 'month' },
    holdDays: 7,
    drawing: 'smile'
  },
  {
    ...MARKET,
    title: '抽纸',
    about: '一提三包',
    points: 15,
    stock: 80,
    limit: null,
    holdDays: 7,
    drawing: 'scroll'
  },
  { ...MARKET, title: '洗衣液', about: '一瓶，2 公斤', points: 25, stock: 20, limit: EACH_MONTH, holdDays: 7, drawing: 'shirt' },
  {
    ...MARKET,
    title: '雨伞',
    about: '长柄，一把',
    points: 40,
    stock: 8,
    limit: { most: 1, period: 'year' },
    holdDays: 14,
    drawing: 'umbrella'
  },
  { ...BARBER, title: '剪一次头发', about: '洗、剪、吹', points: 20, stock: 24, limit: EACH_MONTH, holdDays: 30, drawing: 'scissors' },
  { ...GRAIN, title: '鸡蛋一盒', about: '十五枚，当周的', points: 18, stock: 30, limit: EACH_MONTH, holdDays: 3, drawing: 'egg' },
  { ...GRAIN, title: '大米 5 公斤', about: '一袋，当年新米', points: 35, stock: 15, limit: EACH_MONTH, holdDays: 7, drawing: 'wheat' },
  // the one that everybody wanted: the shelf is empty when the demo opens
  {
    ...GRAIN,
    title: '保温壶',
    about: '两升，不锈钢',
    points: 30,
    stock: 2,
    limit: { most: 1, period: 'life' },
    holdDays: 14,
    drawing: 'coffee'
  }
]
