import Taro, { useRouter } from '@tarojs/taro'
import { Button as Native, Text } from '@tarojs/components'
import { AGREE_BUTTON, answerPrivacy, usePrivacyQuestion } from '@/services/privacy'
import { Button, ButtonBar } from './button'
import { Sheet } from './sheet'

/** WeChat's question before a camera, a photo or a telephone number is used for the first time, in our own words; only on the page that lies in front. */
export function PrivacySheet() {
  const { path } = useRouter()
  const { page, waiting } = usePrivacyQuestion()
  if (waiting.length === 0 || path.replace(/^\//, '') !== page) return null
  return (
    <Sheet title="先跟您说一声" onClose={() => answerPrivacy(false)}>
      <Text>要用到您的相机、照片或手机号了，只为办您点的事。记着什么、给谁看，都写在说明里。</Text>
      <Button kind="quiet" block onTap={() => void Taro.navigateTo({ url: '/account/guide/index' })}>
        看《隐私保护说明》
      </Button>
      <ButtonBar>
        <Button onTap={() => answerPrivacy(false)}>不同意</Button>
        <Native
          id={AGREE_BUTTON}
          className="button button--primary"
          ariaRole="button"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answerPrivacy(true)}
        >
          同意
        </Native>
      </ButtonBar>
    </Sheet>
  )
}
