import type { FoundPerson, Me } from '@contract/member'
import { DAY } from '@domain/clock/milliseconds'
import { itemBy } from '@domain/menu/items'
import {
  addressesOf,
  asBefore,
  begun,
  beneficiaries,
  dangerIn,
  EMPTY,
  forWhom,
  lacks,
  lasting,
  ownsHomes,
  placeInput,
  showing,
  type Draft
} from './request'

const HAIRCUT = itemBy('B08')!
const LECTURE = itemBy('C03')!
const window = { startAt: 1_800_000_000_000, endAt: 1_800_007_200_000 }

const home = (personId: string, id: string, gridId = 'huaishu-1') => ({
  id,
  personId,
  gridId,
  gridName: '槐树里第一网格',
  gridGuessed: false,
  communityId: 'huaishu',
  building: '3号楼',
  door: '2单元301'
})
const someone = (more: Partial<Me> = {}): Me => ({
  person: {
    id: 'li',
    name: '李桂芳',
    publicName: '李阿姨',
    birthDay: '1954-03-08',
    checked: true,
    phoneTail: '0001',
    communityId: 'huaishu',
    communityName: '槐树里社区',
    gridId: 'huaishu-1',
    gridName: '槐树里第一网格',
    largePrint: true,
    fontSize: null,
    erasedAfter: null
  },
  posts: [],
  volunteer: null,
  handOverWaits: false,
  agentFor: [],
  addresses: [home('li', 'li-home'), home('li', 'li-daughter')],
  photoFolder: 'people/li/',
  wechat: { templates: {}, left: {} },
  ...more
})
const LI = someone()
const ZHANG = someone({
  agentFor: [{ personId: 'mother', publicName: '李阿姨', hasApp: false }],
  addresses: [home('li', 'own'), home('mother', 'hers', 'linhe-2')]
})
const WANG = someone({ posts: [{ role: 'community_worker', roleName: '社区工作者', orgId: 'huaishu', orgName: '槐树里社区' }] })
const GRANDMA: FoundPerson = {
  personId: 'qian',
  publicName: '钱奶奶',
  gridName: '槐树里第二网格',
  homes: [{ id: 'qian-home', gridId: 'huaishu-2', gridName: '槐树里第二网格', building: '5号楼' }],
  hasApp: false
}
const draft = (more: Partial<Draft> = {}): Draft => ({ ...EMPTY, windows: [window], ...more })

describe('what stands in the form already', () => {
  it('is Li herself, her first address and her own phone, so that only the time is left', () => {
    expect(placeInput(draft(), HAIRCUT, LI, false)).toEqual({
      beneficiaryId: 'li',
      itemCode: 'B08',
      windows: [window],
      where: { addressId: 'li-home' },
      witness: { kind: 'beneficiary' }
    })
  })
  it('is the daughter as the one who shows the code when she asks for her mother, at her mother’s home', () => {
    const forMother = draft({ for: { kind: 'elder', personId: 'mother' } })
    expect(placeInput(forMother, HAIRCUT, ZHANG, false)).toMatchObject({
      beneficiaryId: 'mother',
      where: { addressId: 'hers' },
      witness: { kind: 'person', personId: 'li' }
    })
  })
  it('is her mother herself when she has the app, for the daughter need not be there then', () => {
    const [mother] = ZHANG.agentFor
    const withApp = { ...ZHANG, agentFor: [{ ...mother!, hasApp: true }] }
    const forMother = draft({ for: { kind: 'elder', personId: 'mother' } })
    expect(placeInput(forMother, HAIRCUT, withApp, false).witness).toEqual({ kind: 'beneficiary' })
  })
  it('is a paper for somebody without a phone, with the reason of the worker', () => {
    const forGrandma = draft({ for: { kind: 'other', found: GRANDMA }, why: ' 没有手机 ' })
    expect(placeInput(forGrandma, HAIRCUT, WANG, false)).toMatchObject({
      beneficiaryId: 'qian',
      where: { addressId: 'qian-home' },
      witness: { kind: 'slip' },
      why: '没有手机'
    })
    expect(showing({ kind: 'other', found: { ...GRANDMA, hasApp: true } }, WANG)[0]).toBe('beneficiary')
  })
  it('carries the reason of a worker for an elder of her own, and asks no daughter why', () => {
    const forMother = draft({ for: { kind: 'elder', personId: 'mother' }, why: '母亲没有手机' })
    expect(placeInput(forMother, HAIRCUT, { ...ZHANG, posts: WANG.posts }, false)).toMatchObject({ why: '母亲没有手机' })
    expect(placeInput(forMother, HAIRCUT, ZHANG, false)).not.toHaveProperty('why')
  })
  it('is nobody in particular for what the community organises, at the place it names', () => {
    expect(forWhom(draft(), WANG, LECTURE)).toEqual({ kind: 'activity' })
    expect(placeInput(draft({ place: '党群服务中心' }), LECTURE, WANG, false)).toMatchObject({
      beneficiaryId: null,
      where: { publicPlace: '党群服务中心', gridId: 'huaishu-1' },
      witness: { kind: 'person', personId: 'li' }
    })
  })
})

describe('what can be changed', () => {
  it('takes another address, or a place to meet in the same grid', () => {
    expect(placeInput(draft({ addressId: 'li-daughter' }), HAIRCUT, LI, false).where).toEqual({ addressId: 'li-daughter' })
    const outside = draft({ for: { kind: 'elder', personId: 'mother' }, place: '医院门口' })
    expect(placeInput(outside, HAIRCUT, ZHANG, false).where).toEqual({ publicPlace: '医院门口', gridId: 'linhe-2' })
  })
  it('forgets an address and a way to show the code that do not belong to whoever is helped now', () => {
    const switched = draft({ for: { kind: 'other', found: GRANDMA }, addressId: 'li-home', shows: 'beneficiary' })
    expect(placeInput(switched, HAIRCUT, WANG, false)).toMatchObject({ where: { addressId: 'qian-home' }, witness: { kind: 'slip' } })
    expect(addressesOf({ kind: 'other', found: GRANDMA }, WANG)).toHaveLength(1)
  })
  it('tells the homes of somebody a worker found apart, and meets them outside in the grid of the one that was chosen', () => {
    const daughters = { id: 'with-her-daughter', gridId: 'linhe-2', gridName: '临河第二网格', building: '1号楼' }
    const found = { ...GRANDMA, homes: [...GRANDMA.homes, daughters] }
    expect(addressesOf({ kind: 'other', found }, WANG).map(({ label }) => label)).toEqual(['槐树里第二网格 5号楼', '临河第二网格 1号楼'])
    const outside = draft({ for: { kind: 'other', found }, addressId: 'with-her-daughter', place: '小区门口' })
    expect(placeInput(outside, HAIRCUT, WANG, false).where).toEqual({ publicPlace: '小区门口', gridId: 'linhe-2' })
  })
  it('looks anew for whom an earlier edition of the app had found without homes', () => {
    const { homes: _, ...old } = GRANDMA
    expect(forWhom(draft({ for: { kind: 'other', found: old as FoundPerson } }), WANG, HAIRCUT)).toEqual({ kind: 'sought' })
  })
  it('says of a grid that nobody has said that it was guessed', () => {
    const guessed = someone({ addresses: [{ ...home('li', 'own'), gridGuessed: true }, home('li', 'other')] })
    expect(addressesOf({ kind: 'self' }, guessed).map(({ label }) => label)).toEqual([
      '槐树里第一网格（网格是估的，不对请改） 3号楼 2单元301',
      '槐树里第一网格 3号楼 2单元301'
    ])
  })
  it('says apart from the words that somebody must come today, and only when it was said', () => {
    expect(placeInput(draft({ today: true, words: '水管漏了' }), null, LI, false)).toMatchObject({ sameDay: true, words: '水管漏了' })
    expect(placeInput(draft({ words: '水管漏了' }), null, LI, false)).not.toHaveProperty('sameDay')
  })
  it('carries the files of its photos, and tomorrow no longer knows where they lay on this phone', () => {
    const photographed = draft({ photos: [{ fileId: 'cloud://linli/people/li/tap.jpg', path: 'blob:1' }] })
    expect(placeInput(photographed, HAIRCUT, LI, false)).toMatchObject({ photos: ['cloud://linli/people/li/tap.jpg'] })
    expect(placeInput(draft(), HAIRCUT, LI, false)).not.toHaveProperty('photos')
    expect(lasting(photographed).photos).toEqual([{ fileId: 'cloud://linli/people/li/tap.jpg', path: '' }])
  })
  it('sends another intent for 「还要再点」', () => {
    expect(placeInput(draft(), HAIRCUT, LI, true)).toMatchObject({ again: true })
    expect(placeInput(draft(), HAIRCUT, LI, false)).not.toHaveProperty('again')
  })
})

describe('whom somebody may ask for', () => {
  it('is only oneself for a resident, and nobody for what the community organises', () => {
    expect(beneficiaries(LI, HAIRCUT).map(({ value }) => value)).toEqual(['self'])
    expect(beneficiaries(LI, LECTURE)).toEqual([])
  })
  it('is also a neighbour for a worker, and the activity itself for the community', () => {
    expect(beneficiaries(WANG, HAIRCUT).map(({ value }) => value)).toEqual(['self', 'other'])
    expect(beneficiaries(WANG, LECTURE).map(({ value }) => value)).toEqual(['activity', 'other'])
  })
  it('is nobody yet for a grid worker at an activity, until somebody is found', () => {
    const sun = someone({ posts: [{ role: 'grid_worker', roleName: '网格员', orgId: 'huaishu', orgName: '槐树里社区' }] })
    expect(forWhom(draft(), sun, LECTURE)).toEqual({ kind: 'sought' })
    expect(forWhom(draft(), sun, HAIRCUT)).toEqual({ kind: 'self' })
  })
})

describe('what was asked for before', () => {
  const now = Date.parse('2026-11-23T10:00:00+08:00')
  const like = String(Date.parse('2026-11-16T09:00:00+08:00'))
  const nextMorning = { startAt: Date.parse('2026-11-24T09:00:00+08:00'), endAt: Date.parse('2026-11-24T12:00:00+08:00') }
  it('stands in the form at the next like half day, for the same elder', () => {
    expect(asBefore({ person: 'mother', like }, ZHANG, now)).toEqual({ windows: [nextMorning], for: { kind: 'elder', personId: 'mother' } })
    expect(asBefore({ person: 'li', like }, LI, now)).toEqual({ windows: [nextMorning], for: { kind: 'self' } })
  })
  it('is nothing when somebody simply opens the form, or acts for that elder no longer', () => {
    expect(asBefore({}, LI, now)).toEqual({})
    expect(asBefore({ person: 'mother' }, LI, now)).toEqual({})
  })
})

describe('a form that is asked for again', () => {
  const ahead = (draft: Draft) => draft
  const old: Draft = { ...EMPTY, words: '药放在床头柜', for: { kind: 'elder', personId: 'mother' }, addressId: 'mother-home', today: true }

  it('is for whoever it is asked for now: what was meant for somebody else is not carried over', () => {
    const { for: whom } = asBefore({ person: 'li' }, someone(), 0)
    expect(whom).toEqual({ kind: 'self' })
    expect(begun(old, { for: whom, windows: [window] }, ahead)).toEqual({ ...EMPTY, for: { kind: 'self' }, windows: [window] })
  })

  it('nor what she had begun for herself, naming nobody, when it is asked for her mother', () => {
    expect(begun({ ...EMPTY, words: '我自己的事' }, { for: old.for }, ahead)).toEqual({ ...EMPTY, for: old.for })
  })

  it('keeps what was typed for the same one, and a time that was chosen', () => {
    const later = { startAt: window.startAt + 1, endAt: window.endAt + 1 }
    expect(begun({ ...old, windows: [later] }, { for: old.for, windows: [window] }, ahead)).toEqual({ ...old, windows: [later] })
    expect(begun({ ...EMPTY, words: '早点来' }, { for: { kind: 'self' } }, ahead)).toMatchObject({ words: '早点来', for: { kind: 'self' } })
  })
})

const TODAY = '今天必须有人来，请选一个今天的时间；没有合适的，点“别的时间”'
const today = { startAt: window.startAt - DAY, endAt: window.endAt - DAY }

test('a home is added in 我的 for oneself and for the elders one acts for, never for whom a worker found', () => {
  const found = { personId: 'zhou', publicName: '周居民', gridName: '', hasApp: false, homes: [] }
  expect(ownsHomes({ kind: 'self' })).toBe(true)
  expect(ownsHomes({ kind: 'elder', personId: 'li' })).toBe(true)
  expect(ownsHomes({ kind: 'other', found })).toBe(false)
  expect(ownsHomes({ kind: 'activity' })).toBe(false)
})

describe('what is missing is said in one sentence before anything is sent', () => {
  const asked: Draft = { ...EMPTY, windows: [window] }
  it.each<[string, Draft, readonly (typeof window)[], boolean, string | null]>([
    ['no time', EMPTY, [], true, '请选一个方便的时间'],
    ['a time that is over', EMPTY, [window], true, '选的时间已经过去了，请再选一个'],
    ['nothing', asked, [window], true, null],
    ['a time of today, where somebody must come today', { ...asked, today: true }, [window], true, TODAY],
    ['nothing of today', { ...asked, today: true, windows: [window, today] }, [window, today], true, null],
    ['out of doors, and nowhere said', { ...asked, outside: true, place: ' ' }, [window], true, '请写在哪里见面'],
    ['out of doors', { ...asked, outside: true, place: '活动室' }, [window], true, null],
    ['nobody’s home is known', asked, [window], false, '请写在哪里见面']
  ])('%s', (_, draft, picked, hasHome, said) => expect(lacks(draft, picked, hasHome, window.startAt - DAY)).toBe(said))

  it('never sends somebody home who wanted to meet out of doors', () => {
    expect(placeInput({ ...asked, outside: true }, HAIRCUT, someone(), false).where).toEqual({ publicPlace: '', gridId: 'huaishu-1' })
    expect(placeInput({ ...asked, outside: false, place: '' }, HAIRCUT, someone(), false).where).toEqual({ addressId: 'li-home' })
  })

  it('asks again about danger when it is another one', () => {
    const all = [
      EMPTY,
      { ...EMPTY, today: true },
      { ...EMPTY, words: '我妈摔倒了流血' },
      { ...EMPTY, today: true, words: '我妈摔倒了流血' }
    ]
    expect(new Set(all.map(dangerIn)).size).toBe(4)
    expect(dangerIn(EMPTY)).toBe('')
    expect(dangerIn({ ...EMPTY, words: '我妈摔倒了' })).toBe(dangerIn({ ...EMPTY, words: '我妈摔倒了，在卫生间' }))
  })
})
