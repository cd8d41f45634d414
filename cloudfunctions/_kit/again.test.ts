import { untilDecided } from './again'

/** How long it waited before each try, in milliseconds, with the dice as they fall. */
const waits = async (decide: () => Promise<string | null>, dice = 0.5): Promise<{ waited: number[]; answer: unknown }> => {
  jest.useFakeTimers()
  jest.spyOn(Math, 'random').mockReturnValue(dice)
  const began = Date.now()
  const tries: number[] = []
  const answer = untilDecided(() => (tries.push(Date.now() - began), decide()), 'VALUE_BUSY').catch((error: { code: string }) => error.code)
  await jest.runAllTimersAsync()
  return { waited: tries.map((at, index) => at - (tries[index - 1] ?? 0)), answer: await answer }
}
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

test('whoever was slower looks again at once, then after a while that doubles, and is refused kindly after four times', async () => {
  expect(await waits(() => Promise.resolve(null))).toEqual({ waited: [0, 0, 50, 100], answer: 'VALUE_BUSY' })
})

test('two that met do not meet again: how long each waits is left to chance, and has an end', async () => {
  expect((await waits(() => Promise.resolve(null), 0)).waited).toEqual([0, 0, 0, 0])
  expect((await waits(() => Promise.resolve(null), 1)).waited).toEqual([0, 0, 100, 200])
})

test('what is decided is not decided again', async () => {
  let tries = 0
  expect(await waits(() => Promise.resolve((tries += 1) < 3 ? null : 'done'))).toEqual({ waited: [0, 0, 50], answer: 'done' })
})
