import Taro from '@tarojs/taro'

const download = (name: string, text: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

/** In WeChat a file leaves the app only by being sent to somebody: oneself, say. Closing that sheet is no failure. */
const sendAsFile = async (fileName: string, text: string) => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
  await Taro.shareFileMessage({ filePath, fileName }).catch(() => undefined)
}

/** One file of words, letter by letter: saved by a browser, sent as a message by WeChat. */
export const saveFile = async (name: string, text: string): Promise<void> => {
  if (process.env.TARO_ENV === 'h5') download(name, text)
  else await sendAsFile(name, text)
}
