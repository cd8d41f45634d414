import { looked } from './accessible'
import { forgotten } from './one-thing'
import { faultsOfRooms, PRINTS } from './rooms'
import { faultsOfStaffRooms } from './staff-rooms'
import { inTown } from './town'

const town = inTown()

test('nothing is in the way in any room of a resident, in three sizes of print', async () => {
  expect(await faultsOfRooms(town.browser, town.host)).toEqual([])
})

test('nothing is in the way in any room of those who work, on a phone in three sizes of print and at a desk in two', async () => {
  expect(await faultsOfStaffRooms(town.browser, town.host)).toEqual([])
})

test('that was every page of the app', () => {
  expect(Object.values(PRINTS).map((least) => forgotten([...(looked.get(least) ?? [])]))).toEqual([[], [], []])
})
