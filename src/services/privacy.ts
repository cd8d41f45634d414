import Taro from '@tarojs/taro'
import { create } from 'zustand'

/** How WeChat wants to hear it: with the button that was really tapped, or not at all. */
type Resolve = (answer: { event: 'agree'; buttonId: string } | { event: 'disagree' | 'exposureAuthorization' }) => void
declare const wx: { onNeedPrivacyAuthorization?: (listener: (resolve: Resolve) => void) => void }

/** The button that stands for yes; WeChat looks whether it was tapped. */
export const AGREE_BUTTON = 'agree-to-privacy'

/** Everything that waits for one answer, and the page before whose reader the question stands. */
export const usePrivacyQuestion = create<{ page: string; waiting: readonly Resolve[] }>(() => ({ page: '', waiting: [] }))

const ask = (resolve: Resolve): void => {
  resolve({ event: 'exposureAuthorization' })
  const page = Taro.getCurrentPages().at(-1)?.route ?? ''
  usePrivacyQuestion.setState(({ waiting }) => ({ page, waiting: [...waiting, resolve] }))
}

/** From now on WeChat asks through our own question, wherever the camera, a photo or a telephone number is needed first. An older WeChat asks by itself. */
export const answerPrivacyQuestions = (): void => {
  if (process.env.TARO_ENV === 'weapp') wx.onNeedPrivacyAuthorization?.(ask)
}

/** One answer for everything that waits; after a no whatever was wanted fails, and says so in its own words. */
export const answerPrivacy = (agreed: boolean): void => {
  const { waiting } = usePrivacyQuestion.getState()
  usePrivacyQuestion.setState({ waiting: [] })
  for (const resolve of waiting) resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
}
