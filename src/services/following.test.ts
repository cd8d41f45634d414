import { nextWait } from './following'

jest.mock('@tarojs/taro', () => ({ useDidShow: () => undefined, useDidHide: () => undefined }))

test('half a minute after every change; less and less often while nothing changes, never less than every five minutes', () => {
  const waits = [30_000]
  for (let look = 0; look < 6; look += 1) waits.push(nextWait(waits.at(-1) ?? 0, false))
  expect(waits.map((wait) => wait / 1000)).toEqual([30, 60, 120, 240, 300, 300, 300])
  expect(nextWait(300_000, true)).toBe(30_000)
})
