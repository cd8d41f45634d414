import { connect, type Socket } from 'node:net'

/** Answers waiting on one connection, the oldest first; one at a time is asked. */
interface Line {
  socket: Socket
  heard: (text: string) => void
  broke: (error: Error) => void
}

const END_OF_HEAD = '\r\n\r\n'
const LENGTH = /^content-length: (\d+)$/im

/** What has come of an answer so far: its body, once all of it is there. */
const bodyIn = (come: Buffer): string | undefined => {
  const end = come.indexOf(END_OF_HEAD)
  if (end < 0) return undefined
  const length = Number(LENGTH.exec(come.toString('latin1', 0, end))?.[1] ?? NaN)
  const body = come.subarray(end + END_OF_HEAD.length)
  return body.length >= length ? body.toString('utf8', 0, length) : undefined
}

const openLine = (host: string, port: number): Line => {
  const line: Line = { socket: connect(port, host).setNoDelay(), heard: () => undefined, broke: () => undefined }
  let come: Buffer = Buffer.alloc(0)
  line.socket.on('data', (part) => {
    come = come.length === 0 ? part : Buffer.concat([come, part])
    const body = bodyIn(come)
    if (body === undefined) return
    come = Buffer.alloc(0)
    line.heard(body)
  })
  line.socket.on('error', (error) => line.broke(error))
  line.socket.on('close', () => line.broke(new Error('the host has hung up')))
  return line
}

/** Kept connections to a host that cost whoever measures next to nothing: on two cores a whole HTTP client is a part of what it measures. */
export const openWire = (url: string) => {
  const { hostname, port, host } = new URL(url)
  const free: Line[] = []
  const all: Line[] = []
  const lineOf = () => {
    const line = free.pop() ?? openLine(hostname, Number(port))
    if (!all.includes(line)) all.push(line)
    return line
  }
  return {
    /** posts JSON; answers the text of the body, whatever it says */
    post: (path: string, token: string, body: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const line = lineOf()
        line.heard = (text) => {
          free.push(line)
          resolve(text)
        }
        line.broke = reject
        const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\n`
        line.socket.write(`${head}content-length: ${Buffer.byteLength(body)}${END_OF_HEAD}${body}`)
      }),
    close: () => all.forEach(({ socket }) => socket.destroy())
  }
}
