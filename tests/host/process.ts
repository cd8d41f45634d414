import { FolderLocked } from '../../database/lock'
import { WrongMark } from '../../database/migrate'
import { openDatabase } from '../../host/database'
import { startHost } from '../../host/host'
import { BadSettings } from '../../host/settings'
import { settingsFor } from './house'

/** A host in a process of its own: `process.ts <functions> <folder>`; says its address, ends as `npm start` does. */
const main = async (): Promise<void> => {
  const [, , functions = '', folder = ''] = process.argv
  const settings = settingsFor(functions, folder, process.env)
  const host = await startHost(settings, await openDatabase(settings))
  process.once('SIGTERM', () => void host.close().then((finished) => process.exit(finished ? 0 : 1)))
  process.send?.({ url: host.url })
}

main().catch((error: unknown) => {
  const kind = error instanceof BadSettings || error instanceof FolderLocked || error instanceof WrongMark
  process.stderr.write(kind ? error.message : String(error))
  process.exit(kind ? 2 : 3)
})
