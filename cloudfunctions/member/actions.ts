import type { Rows } from '../_kit/call'
import { idOf } from '../_kit/request'
import { answerBrowser, askingBrowser, endBrowsers } from './browsers'
import { find } from './find'
import { giveFeedback } from './feedback'
import { answerLink, askToAct } from './links'
import { meOf, myselfOf } from '../_kit/me'
import { consented, noticesOf, remindersOf, saveReminders } from './notices'
import { ownData } from './own-data'
import { answerHandOver, handOver, handOvers } from './posts'
import { leave } from './privacy'
import { checkPerson, fresh, saveIdentity, savePhone, saveSkills } from './profile'
import { register } from './register'
import { registerFor } from './register-for'
import { schemas } from './schemas'

/** Everything the function `member` lets through. */
export const actions: Rows<'member'> = {
  me: { who: 'person', schema: schemas.me, does: (_, call) => myselfOf(call) },
  areas: { who: 'anyone', schema: schemas.areas, does: async (_, { stores, appId }) => ({ grids: await stores.grids(appId) }) },
  register: { who: 'person', writes: true, schema: schemas.register, does: (input, call) => register(call, input) },
  registerFor: {
    who: 'person',
    writes: true,
    remembers: true,
    schema: schemas.registerFor,
    does: (input, call) => registerFor(call, input)
  },
  savePreferences: {
    who: 'person',
    writes: true,
    schema: schemas.savePreferences,
    does: async ({ largePrint, fontSize = null }, call) =>
      meOf(call, await call.store.savePreferences({ largePrint, fontSize, now: call.now }))
  },
  saveIdentity: {
    who: 'person',
    writes: true,
    schema: schemas.saveIdentity,
    does: (input, call) => saveIdentity(call, input),
    again: (_, call) => fresh(call)
  },
  savePhone: {
    who: 'person',
    writes: true,
    schema: schemas.savePhone,
    does: (input, call) => savePhone(call, input),
    again: (_, call) => fresh(call)
  },
  saveSkills: {
    who: 'person',
    writes: true,
    schema: schemas.saveSkills,
    does: (input, call) => saveSkills(call, input),
    again: (_, call) => fresh(call)
  },
  checkPerson: {
    who: 'person',
    writes: true,
    schema: schemas.checkPerson,
    does: (input, call) => checkPerson(call, input),
    again: async () => ({})
  },
  handOvers: { who: 'person', schema: schemas.handOvers, does: (_, call) => handOvers(call) },
  handOver: { who: 'person', writes: true, remembers: true, schema: schemas.handOver, does: (input, call) => handOver(call, input) },
  answerHandOver: { who: 'person', writes: true, schema: schemas.answerHandOver, does: (input, call) => answerHandOver(call, input) },
  askingBrowser: { who: 'person', schema: schemas.askingBrowser, does: (input, call) => askingBrowser(call, input) },
  answerBrowser: {
    who: 'person',
    writes: true,
    schema: schemas.answerBrowser,
    does: (input, call) => answerBrowser(call, input),
    again: async () => ({})
  },
  endBrowsers: { who: 'person', writes: true, schema: schemas.endBrowsers, does: (_, call) => endBrowsers(call) },
  saveAddress: {
    who: 'person',
    writes: true,
    remembers: true,
    schema: schemas.saveAddress,
    does: async ({ id, ...home }, { store, now, caller, requestId }) => {
      const nextId = idOf('A', caller.appId, caller.openid, requestId)
      return { id: await store.saveAddress({ ...home, id: id ?? nextId, nextId, now }) }
    }
  },
  find: { who: 'person', schema: schemas.find, does: (input, call) => find(call, input) },
  links: { who: 'person', schema: schemas.links, does: async (_, { store }) => ({ links: await store.links.own() }) },
  linksToVerify: {
    who: 'person',
    schema: schemas.linksToVerify,
    does: async (_, { store, now }) => ({ links: await store.links.toVerify(now) })
  },
  askToAct: { who: 'person', writes: true, schema: schemas.askToAct, does: (input, call) => askToAct(call, input) },
  answerLink: { who: 'person', writes: true, schema: schemas.answerLink, does: (input, call) => answerLink(call, input) },
  readings: { who: 'person', schema: schemas.readings, does: (input, { store, now }) => store.privacy.readings({ ...input, now }) },
  ownData: { who: 'person', schema: schemas.ownData, does: ({ cursor }, call) => ownData(call, cursor) },
  giveFeedback: {
    who: 'person',
    writes: true,
    remembers: true,
    schema: schemas.giveFeedback,
    does: (input, call) => giveFeedback(call, input)
  },
  feedback: { who: 'person', schema: schemas.feedback, does: (input, { store, now }) => store.feedback.own({ ...input, now }) },
  leave: { who: 'person', writes: true, schema: schemas.leave, does: ({ stay }, call) => leave(call, stay) },
  notices: { who: 'person', schema: schemas.notices, does: (input, call) => noticesOf(call, input) },
  readNotices: {
    who: 'person',
    writes: true,
    schema: schemas.readNotices,
    does: async ({ id = null, upTo = null }, { store, now }) => ({ unread: await store.notices.markRead({ id, upTo, now }) })
  },
  reminders: { who: 'person', schema: schemas.reminders, does: (_, call) => remindersOf(call) },
  saveReminders: { who: 'person', writes: true, schema: schemas.saveReminders, does: (input, call) => saveReminders(call, input) },
  consented: { who: 'person', writes: true, schema: schemas.consented, does: (input, call) => consented(call, input) }
}
