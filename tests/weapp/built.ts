import { buildFront } from '../../scripts/build-front'

/** Both ends are tested as they are shipped; what has not changed since the last build is not built again. */
export default async function built(): Promise<void> {
  await buildFront('weapp')
  await buildFront('h5')
}
