/** What jest calls after the last file: the town of this run goes, when this run has made it. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { linliEnd?: () => Promise<void> }).linliEnd?.()
}
