import { isOnDuty } from './eligibility'
import type { Order } from './order'
import { relationsOf } from './relations'
import type { Person, Scene } from './scene'
import { seatsIn, taken } from './seats'

/** One volunteer may be all who come to one person, for what is a risk of the second kind: to a home nobody goes so, but out of doors somebody may (T15). */
const mayBeAlone = ({ risk, minPeople, beneficiaryId }: Order): boolean => risk === 'L2' && minPeople === 1 && beneficiaryId !== null

/** Whether the community has to introduce this volunteer before they may go alone with whom it is for: once, and its own paid staff never (T15). */
export const needsIntroduction = (order: Order, { beneficiary }: Pick<Scene, 'beneficiary'>, person: Person): boolean =>
  mayBeAlone(order) && !isOnDuty(order, person) && !beneficiary?.introducedIds.includes(person.id)

/** Who is asked, and waits to be introduced: the seats, with the name. Nobody while the places are taken. */
export const strangersTo = (order: Order, scene: Scene): { seatId: string; name: string }[] =>
  taken(order) >= order.slots
    ? []
    : seatsIn(order, 'invited', 'waiting').flatMap(({ id, personId }) => {
        const person = scene.people[personId]
        return person && needsIntroduction(order, scene, person) ? [{ seatId: id, name: person.publicName }] : []
      })

/** Whoever deals with the order introduces. */
export const mayIntroduce = (order: Order, scene: Scene): boolean => order.state === 'open' && relationsOf(order, scene).includes('handler')
