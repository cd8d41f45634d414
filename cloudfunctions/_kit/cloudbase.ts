import type { CloudBase } from '@cloudbase/node-sdk'

/** What only CloudBase has: files and WeChat's open API. Everything else runs without it. */
export interface Cloud {
  /** stores bytes under a path; answers the file's id */
  putFile(path: string, bytes: Buffer): Promise<string>
  /** a link that works for ten minutes */
  linkTo(fileId: string): Promise<string>
  /** the bytes of a file */
  getFile(fileId: string): Promise<Buffer>
  removeFile(fileId: string): Promise<void>
  /** one call of WeChat's open API, e.g. `security.msgSecCheck`; throws when WeChat or the platform refuses */
  openApi(name: string, data: object): Promise<Record<string, unknown>>
}

/** WeChat's own no, with its number; nothing was done. */
export class WeChatRefusal extends Error {
  constructor(
    name: string,
    readonly code: number
  ) {
    super(`WeChat refused ${name}: ${code}`)
  }
}

const TEN_MINUTES = 600

let opened: Promise<CloudBase> | undefined
/** Requiring the SDK costs 200 ms, so only a call that needs it pays. */
const sdk = (): Promise<CloudBase> =>
  (opened ??= import('@cloudbase/node-sdk').then(({ default: cloudbase }) =>
    cloudbase.init({ env: process.env.TCB_ENV ?? cloudbase.SYMBOL_CURRENT_ENV })
  ))

/** The platform answers failures as values with a code: here they are thrown. */
const whole = <T extends object>(answer: T): T => {
  const { code, message } = answer as { code?: string; message?: string }
  if (code && code !== 'SUCCESS') throw new Error(`the platform refused: ${code} ${message ?? ''}`)
  return answer
}

/** The real SDK, on CloudBase or pointed at the host's own endpoints. */
export const cloud: Cloud = {
  putFile: async (cloudPath, fileContent) => whole(await (await sdk()).uploadFile({ cloudPath, fileContent })).fileID,
  linkTo: async (fileID) => {
    const { fileList } = whole(await (await sdk()).getTempFileURL({ fileList: [{ fileID, maxAge: TEN_MINUTES }] }))
    return whole(fileList[0] ?? ({ code: 'NO_FILE' } as never)).tempFileURL
  },
  getFile: async (fileID) => {
    const { fileContent } = whole(await (await sdk()).downloadFile({ fileID }))
    if (!fileContent) throw new Error('the file is empty')
    return fileContent as Buffer
  },
  removeFile: async (fileID) => {
    whole(await (await sdk()).deleteFile({ fileList: [fileID] }))
  },
  openApi: async (apiName, requestData) => {
    const { result } = whole(await (await sdk()).callWxOpenApi({ apiName, requestData })) as { result: Record<string, unknown> }
    const errcode = result.errcode ?? result.errCode
    if (errcode !== undefined && errcode !== 0) throw new WeChatRefusal(apiName, Number(errcode))
    return result
  }
}
