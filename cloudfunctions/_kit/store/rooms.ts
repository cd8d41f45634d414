import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { browserStore } from './browsers'
import { catalogueStore } from './catalogue'
import { counterStore } from './counter'
import { deviceStore } from './devices'
import { booksStore } from './district-books'
import { estateStore } from './estate'
import { exportStore } from './exports'
import { factStore } from './fact-store'
import { feedbackStore } from './feedback'
import { linkStore } from './links'
import { noticeStore } from './notices'
import { peopleLists } from './people-lists'
import { poolStore } from './pool'
import { postHandOverStore } from './post-hand-overs'
import { privacyStore } from './privacy'
import { profileStore } from './profile'
import { redemptionStore } from './redemptions'
import { reviewStore } from './reviews'
import { ruleStore } from './rulebook'
import { sheetStore } from './sheets'
import { standingStore } from './standing'
import { walletStore } from './wallet'
import { warningStore } from './warnings'
import type { Caller } from './shapes'

/** The rooms of a caller's store, each opened by whoever goes in: a call visits one or two of them, and opening all would cost more than most calls. */
export class Rooms {
  constructor(
    private readonly run: Run,
    private readonly keys: Keys,
    private readonly caller: Caller
  ) {}

  get links() {
    return linkStore(this.run, this.keys, this.caller)
  }
  get privacy() {
    return privacyStore(this.run, this.caller)
  }
  get profile() {
    return profileStore(this.run, this.keys, this.caller)
  }
  get posts() {
    return postHandOverStore(this.run, this.keys, this.caller)
  }
  get browsers() {
    return browserStore(this.run, this.caller)
  }
  get feedback() {
    return feedbackStore(this.run, this.keys, this.caller)
  }
  get wallet() {
    return walletStore(this.run, this.caller)
  }
  get publicPool() {
    return poolStore(this.run, this.caller)
  }
  get estates() {
    return estateStore(this.run, this.caller)
  }
  get districtBooks() {
    return booksStore(this.run, this.caller)
  }
  get peopleLists() {
    return peopleLists(this.run, this.caller)
  }
  get handOvers() {
    return standingStore(this.run, this.caller)
  }
  get exports() {
    return exportStore(this.run, this.caller)
  }
  get devices() {
    return deviceStore(this.run, this.caller)
  }
  get rulebook() {
    return ruleStore(this.run, this.caller)
  }
  get warnings() {
    return warningStore(this.run, this.caller)
  }
  get facts() {
    return factStore(this.run, this.caller)
  }
  get reviews() {
    return reviewStore(this.run, this.keys, this.caller)
  }
  get notices() {
    return noticeStore(this.run, this.caller)
  }
  get redemptions() {
    return redemptionStore(this.run, this.caller)
  }
  get counter() {
    return counterStore(this.run, this.caller)
  }
  get sheets() {
    return sheetStore(this.run, this.caller)
  }
  get catalogue() {
    return catalogueStore(this.run, this.caller)
  }
}
