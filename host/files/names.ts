const PREFIX = 'cloud://linli/'
/** Letters, digits, dashes, dots inside; never upwards, never absolute, nothing that a URL would have to escape. */
const SAFE = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/
const LONGEST = 200

/** The id of a file, as CloudBase would give it. */
export const idOf = (cloudPath: string): string => `${PREFIX}${cloudPath}`

/** The path inside this host's folder, or null when the id is not one of ours or would leave the folder. */
export const pathOf = (fileId: string): string | null => {
  const path = fileId.startsWith(PREFIX) ? fileId.slice(PREFIX.length) : ''
  return path.length <= LONGEST && SAFE.test(path) ? path : null
}
