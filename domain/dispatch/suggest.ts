/** One member for the liaison, with the reasons in words: "会理发 · 相距400米 · 这个时段有空 · 40天没请过". */
export interface Suggestion {
  personId: string
  publicName: string
  words: string
}

/** Those who fit, best first, and those who do not, each with the reason. */
export interface Suggestions {
  fit: Suggestion[]
  unfit: Suggestion[]
}
