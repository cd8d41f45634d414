import { startHost, type RunningHost } from '../../e2e/host'
import { complaints } from './app'
import { Phone } from './phone'

/** A host for the tests of one file, and phones that the townspeople hold. */
export interface Phones {
  host: () => RunningHost
  /** of nobody: the app before anybody signed in; `answers` and `storage` as `Phone.open` */
  open: (person: string | null, answers?: Parameters<typeof Phone.open>[2], storage?: Parameters<typeof Phone.open>[3]) => Promise<Phone>
}

/** Begins and ends with the file; after each test every phone is put away: nothing it called was missing, and nothing complained. `also` looks at each. */
export const phonesOfTown = (also: (phone: Phone) => void = () => undefined): Phones => {
  let running: RunningHost | undefined
  const held: Phone[] = []
  const host = () => {
    if (!running) throw new Error('the host starts before the first test')
    return running
  }
  beforeAll(async () => {
    running = await startHost()
  })
  afterAll(() => running?.stop())
  afterEach(() => {
    for (const phone of held.splice(0)) {
      phone.close()
      expect([...phone.missing]).toEqual([])
      also(phone)
    }
    expect(complaints.splice(0)).toEqual([])
  })
  return {
    host,
    open: async (person, answers, storage) => {
      const phone = await Phone.open(host().url, person, answers, storage)
      held.push(phone)
      return phone
    }
  }
}
