import { firstAccount } from './accounts'

const balance = (earned: number, gifted: number, allotment: number) => {
  const [one, two, three] = [earned, gifted, allotment].map((owned) => ({ owned, free: owned }))
  return { earned: one!, gifted: two!, allotment: three! }
}

test.each([
  ['nothing anywhere', balance(0, 0, 0), 'earned'],
  ['what one earned', balance(40, 0, 0), 'earned'],
  ['what the family gave', balance(0, 60, 0), 'gifted'],
  ['the allotment alone', balance(0, 0, 480), 'allotment'],
  ['the allotment and more', balance(40, 60, 30), 'allotment'],
  ['earned and given', balance(40, 60, 0), 'earned']
])('the statement begins with an account that has something: %s', (_, one, first) => expect(firstAccount(one)).toBe(first))
