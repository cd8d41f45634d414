import { createHmac } from 'node:crypto'
import type { Links } from '../files/links'
import { idOf, pathOf } from '../files/names'
import type { Files } from '../files/store'
import type { Functions } from '../functions'
import type { WeChatApi } from './wechat'

/** What an endpoint needs of this host. */
export interface Parts {
  files: Files
  links: Links
  functions: Functions
  weChat: WeChatApi
  /** where the unmodified SDK puts a file it was allowed to put */
  uploadUrl: (fileId: string, ticket: string) => string
  ticketKey: Buffer
}
type Body = Record<string, unknown>
type Endpoint = (body: Body, parts: Parts) => Promise<object>

/** A ticket for one upload: only whoever asked for it may put that file. */
export const ticketFor = (key: Buffer, fileId: string): string => createHmac('sha256', key).update(fileId).digest('hex')

const done = (data: object) => ({ requestId: 'local', data })
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const unpack = (json: unknown): object => (typeof json === 'string' && json !== '' ? (JSON.parse(json) as object) : {})

/** The few endpoints of CloudBase that the functions use, one entry an action, in the shapes that its SDK reads. */
const ENDPOINTS: Record<string, Endpoint> = {
  'storage.getUploadMetadata': async ({ path }, { uploadUrl, ticketKey }) => {
    const fileId = idOf(String(path))
    const ticket = ticketFor(ticketKey, fileId)
    return done({ url: uploadUrl(fileId, ticket), token: 'local', authorization: ticket, fileId, cosFileId: fileId })
  },
  'storage.batchGetDownloadUrl': async ({ file_list: list }, { files, links }) => {
    const linked = async ({ fileid, max_age: seconds }: { fileid: string; max_age?: number }) => {
      const path = (await files.has(fileid)) ? pathOf(fileid) : null
      return path === null
        ? { fileID: fileid, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' }
        : { fileID: fileid, code: 'SUCCESS', tempFileURL: links.linkTo(path, seconds) }
    }
    return done({ download_list: await Promise.all(listOf(list).map((one) => linked(one as { fileid: string }))) })
  },
  'storage.batchDeleteFile': async ({ fileid_list: list }, { files }) => {
    const ids = listOf(list).map(String)
    await Promise.all(ids.map((id) => files.remove(id)))
    return done({ delete_list: ids.map((fileID) => ({ fileID, code: 'SUCCESS' })) })
  },
  // a function that calls another does so as nobody: identities are never handed on
  'functions.invokeFunction': async ({ function_name: name, request_data: data }, { functions }) =>
    done({ response_data: JSON.stringify(await functions.call(String(name), unpack(data), null)) }),
  'wx.api': async ({ apiName, requestData }, { weChat }) =>
    done({ responseData: JSON.stringify(await weChat(String(apiName), unpack(requestData))) })
}

/** The endpoint of an action; undefined for what this host does not have. */
export const endpointOf = (action: unknown): Endpoint | undefined =>
  typeof action === 'string' && Object.hasOwn(ENDPOINTS, action) ? ENDPOINTS[action] : undefined
