import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { Field, TextField } from '@/components/fields'
import type { FieldProps } from '../fields'

const CAN_SCAN = process.env.TARO_ENV === 'weapp'

/** The code shown on site: scanned, or six digits typed. */
export function CodeField({ value, onChange }: FieldProps<string>) {
  const [scanned, setScanned] = useState(false)
  const scan = async () => {
    const answer = await Taro.scanCode({ onlyFromCamera: true }).catch(() => null)
    if (!answer) return
    setScanned(true)
    onChange(answer.result)
  }
  return (
    <Field label="请对方出示服务码" hint={scanned ? '扫好了' : '扫一扫，或输入六位数'}>
      {CAN_SCAN && (
        <Button kind="primary" block onTap={() => void scan()}>
          扫一扫
        </Button>
      )}
      <TextField label="六位数" type="number" placeholder="六位数" max={6} initial={scanned ? '' : value} onChange={onChange} />
    </Field>
  )
}
