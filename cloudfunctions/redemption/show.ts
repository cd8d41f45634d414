import type { GoodView, HandedPiece, KeptGoodView, SheetView } from '@contract/redemption'
import { AppError } from '@domain/errors'
import { hindranceOf } from '@domain/redemption/offer'
import { isOver } from '@domain/redemption/sheet'
import { limitWords } from '@domain/redemption/words'
import type { Call } from '../_kit/call'
import { linkOf, type Showing } from '../_kit/redemptions'
import type { KeptGood } from '../_kit/store/catalogue'
import type { PicturedShelf, PurseFacts } from '../_kit/store/goods'
import type { Handed, NamedSheet } from '../_kit/store/sheets'

/** A shelf as whoever has this purse reads it: with the reason why not, before they tap. */
export const goodView = async (call: Showing, { good, ...shelf }: PicturedShelf, purse: PurseFacts): Promise<GoodView> => {
  const hindrance = hindranceOf({ good, ...shelf }, purse, call.now)
  return {
    id: good.id,
    title: good.title,
    about: good.about,
    pickUp: good.pickUp,
    merchantName: shelf.merchantName,
    points: good.points,
    left: good.stock,
    limit: limitWords(good.limit),
    holdDays: good.holdDays,
    version: good.version,
    ...(good.untilAt === null ? {} : { untilAt: good.untilAt }),
    ...(hindrance ? { hindrance: { code: hindrance.code, words: new AppError(hindrance.code, hindrance.params).sentence } } : {}),
    ...(await linkOf(call, good.picture))
  }
}

export const sheetView = ({ now }: Pick<Call, 'now'>, one: NamedSheet): SheetView => ({
  id: `${one.merchantId}/${one.day}`,
  merchantId: one.merchantId,
  merchantName: one.merchantName,
  day: one.day,
  count: one.count,
  points: one.points,
  over: isOver(one.day, now),
  ...(one.agreedAt === null ? {} : { agreedAt: one.agreedAt }),
  ...(one.settledAt === null ? {} : { settledAt: one.settledAt })
})

export const pieceView = ({ id, title, points, at }: Handed): HandedPiece => ({ id, title, points, at })

/** A good as the district keeps it. */
export const keptView = async (call: Showing, { picture, withdrawnAt, ...good }: KeptGood): Promise<KeptGoodView> => {
  const { picture: url } = await linkOf(call, picture)
  return {
    id: good.id,
    merchantId: good.merchantId,
    merchantName: good.merchantName,
    attended: good.attended,
    title: good.title,
    about: good.about,
    pickUp: good.pickUp,
    points: good.points,
    stock: good.stock,
    held: good.held,
    limit: good.limit,
    holdDays: good.holdDays,
    fromAt: good.fromAt,
    untilAt: good.untilAt,
    withdrawn: withdrawnAt !== null,
    version: good.version,
    content: good.content,
    ...(picture === null || url === undefined ? {} : { picture: { fileId: picture, url } })
  }
}
