import { AppError } from '@domain/errors'
import { availableActions } from '@domain/order/available'
import { PEOPLE } from './people'
import { sensibleStep } from './sensible'
import { liveYear } from './year'

const { world } = liveYear(Date.parse('2026-11-23T10:30:00+08:00'))

test('there are sixty people and three hundred and three orders', () => {
  expect(PEOPLE).toHaveLength(60)
  expect(new Set(PEOPLE.map((person) => person.name)).size).toBe(60)
  expect(world.orders.size).toBe(303)
})

test('every button that anybody in town is offered works when it is filled in sensibly', () => {
  const refused: string[] = []
  let offered = 0
  for (const order of world.orders.values()) {
    const slip = order.witness.kind === 'slip'
    for (const { id: who } of PEOPLE) {
      for (const button of availableActions(order, world.scene(who, order.id))) {
        for (const seatIds of button.seatIds?.map((id) => [id]) ?? [undefined]) {
          offered += 1
          try {
            const step = sensibleStep(world, order.id, who, { action: button.action, ...(seatIds ? { seatIds } : {}) })
            expect(world.decide(who, order.id, step, slip).order.version).toBeGreaterThan(order.version)
          } catch (error) {
            if (!(error instanceof AppError)) throw error
            refused.push(`${who} ${button.action} ${order.id} (${order.state}): ${error.code} ${JSON.stringify(error.params)}`)
          }
        }
      }
    }
  }
  expect(refused).toEqual([])
  expect(offered).toBeGreaterThan(500)
})
