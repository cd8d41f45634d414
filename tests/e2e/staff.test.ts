import { correctedByTwo } from './corrected'
import { faultsOfQuestions } from './questions'
import { numberChanged } from './own-number'
import { registeredOnTheWay } from './registered'
import { faultsOfSheets } from './sheets'
import { slipOnPaper } from './slip'
import { inTown } from './town'

const town = inTown()

test('a correction is counted on Wang’s first screen, read, agreed to in five taps, and gone', async () => {
  expect(await correctedByTwo(town.browser, town.host)).toEqual({ taps: 5, gone: true, errors: [] })
})

test('the paper for an elder without a phone is printed by itself, with a code for each end', async () => {
  const codes = [expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)]
  const lines = [
    expect.stringMatching(/^((\d{4}年)?\d+月\d+日 周. \d\d:\d\d–\d\d:\d\d( 或 )?)+$/),
    '有事打社区值班电话 0000-0001',
    expect.stringMatching(/^槐树里社区 \d{4}年\d+月\d+日 \d\d:\d\d 出纸$/)
  ]
  const alone = { codes, lines, besides: [], errors: [] }
  expect(await slipOnPaper(town.browser, town.host)).toEqual({ room: alone, desk: alone })
})

test('an elder whom nobody has registered is registered while he is asked for, nobody is asked for while another is looked for, and his paper has two codes', async () => {
  expect(await registeredOnTheWay(town.browser, town.host)).toEqual({ codes: 2, sends: false, errors: [] })
})

test('the number that helpers ring is changed in 我的资料, and a wrong one is said and kept in the field', async () => {
  expect(await numberChanged(town.browser, town.host)).toEqual({ left: '', errors: [], refusals: ['INVALID_INPUT'] })
})

test('nothing is in the way in a question over an order, of whichever kind there is at this hour, in three sizes of print', async () => {
  const { faults, kinds } = await faultsOfSheets(town.browser, town.host)
  expect(faults).toEqual([])
  expect(kinds).toBeGreaterThanOrEqual(8)
})

test('nothing is in the way in a question that is no step of an order', async () => {
  expect(await faultsOfQuestions(town.browser, town.host)).toEqual([])
})
