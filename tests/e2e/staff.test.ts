import { correctedByTwo } from './corrected'
import { faultsOfQuestions } from './questions'
import { faultsOfSheets } from './sheets'
import { slipOnPaper } from './slip'
import { inTown } from './town'

const town = inTown()

test('a correction is counted on Wang’s first screen, read, agreed to in five taps, and gone', async () => {
  expect(await correctedByTwo(town.browser, town.host)).toEqual({ taps: 5, gone: true, errors: [] })
})

test('the paper for an elder without a phone is printed by itself, with a code for each end', async () => {
  const alone = { codes: [expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)], besides: [], errors: [] }
  expect(await slipOnPaper(town.browser, town.host)).toEqual({ room: alone, desk: alone })
})

test('nothing is in the way in a question over an order, of whichever kind there is at this hour, in three sizes of print', async () => {
  const { faults, kinds } = await faultsOfSheets(town.browser, town.host)
  expect(faults).toEqual([])
  expect(kinds).toBeGreaterThanOrEqual(8)
})

test('nothing is in the way in a question that is no step of an order', async () => {
  expect(await faultsOfQuestions(town.browser, town.host)).toEqual([])
})
