import { readFileSync } from 'node:fs'

/** A timer of the deployment: which function, by which name, how often. */
export interface Trigger {
  function: string
  name: string
  everySeconds: number
}

/** What CloudBase is deployed with, as far as a host must do the same. */
export interface Deployment {
  triggers: readonly Trigger[]
  limitsOf: (name: string) => { memoryMegabytes: number; seconds: number }
  /** whether an end user may call this function at all */
  mayBeCalled: (name: string) => boolean
}

interface FunctionConfig {
  name: string
  timeout?: number
  memorySize?: number
  triggers?: { name: string; config: string }[]
}
interface Config {
  functionDefaultConfig: { timeout: number; memorySize: number }
  functions: FunctionConfig[]
}
type Rules = Record<string, { invoke: boolean | string }>

/** Only "every n minutes" is used; anything else in the file is a mistake to be told at start. */
const secondsOf = (cron: string): number => {
  const every = /^0 (?:\*|\*\/([1-9]\d?)) \* \* \* \* \*$/.exec(cron)
  if (!every) throw new Error(`not a timer this host can run: ${cron}`)
  return 60 * Number(every[1] ?? 1)
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

/** Reads `cloudbaserc.json` (limits, timers) and the access rules that are typed into CloudBase's console, so that both places agree. */
export const readDeployment = (configFile: string, rulesFile: string): Deployment => {
  const { functionDefaultConfig: usual, functions } = readJson<Config>(configFile)
  const rules = readJson<Rules>(rulesFile)
  const configOf = (name: string): Partial<FunctionConfig> => functions.find((one) => one.name === name) ?? {}
  return {
    triggers: functions.flatMap(({ name, triggers = [] }) =>
      triggers.map((trigger) => ({ function: name, name: trigger.name, everySeconds: secondsOf(trigger.config) }))
    ),
    limitsOf: (name) => ({
      memoryMegabytes: configOf(name).memorySize ?? usual.memorySize,
      seconds: configOf(name).timeout ?? usual.timeout
    }),
    // "auth != null" lets visitors through to the doors, which decide: the menu is readable before sign-in
    mayBeCalled: (name) => (Object.hasOwn(rules, name) ? rules[name] : rules['*'])?.invoke !== false
  }
}
