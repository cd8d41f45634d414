import { useState } from 'react'
import { Button as Native, Text } from '@tarojs/components'
import type { Input } from '@contract'
import { Field, TextField } from '@/components/fields'
import { useSession } from '@/stores/session'

type OwnNumber = Input<'member.savePhone'>

/** In the mini-program WeChat says the number, so that nobody types a wrong one; a demo in the browser has to type it, and any other browser cannot give one. */
const BY_WECHAT = process.env.TARO_ENV === 'weapp' && LINLI_HOST === ''

/** The phone that a helper may ring when nobody opens. */
export function PhoneField({ label = '手机号', form, onChange }: { label?: string; form: OwnNumber; onChange: (part: OwnNumber) => void }) {
  const [refused, setRefused] = useState(false)
  const { who } = useSession()
  if (process.env.TARO_ENV === 'h5' && who === '')
    return (
      <Field label={label}>
        <Text className="soft">请在手机微信的“邻里点单”里改。</Text>
      </Field>
    )
  return (
    <Field label={label} hint="来的人找不到门时打给您。">
      {BY_WECHAT ? (
        <Native
          className="button button--plain button--block"
          openType="getPhoneNumber"
          onGetPhoneNumber={({ detail }) => {
            setRefused(!detail.code)
            onChange({ phoneCode: detail.code })
          }}
        >
          {form.phoneCode ? '✓ 已取到手机号' : '用微信的手机号'}
        </Native>
      ) : (
        <TextField
          label="手机号"
          type="number"
          initial={form.phone}
          max={11}
          onChange={(phone) => onChange({ phone: phone || undefined })}
        />
      )}
      {!form.phoneCode && (
        <Text className="soft small">
          {!BY_WECHAT ? '不想给也可以，先不填。' : refused ? '没有取到，不要紧：不给也行，想给的时候再点。' : '不想给也可以，先不点。'}
        </Text>
      )}
    </Field>
  )
}
