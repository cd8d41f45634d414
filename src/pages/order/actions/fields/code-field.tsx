import { useState } from 'react'
import { Button } from '@/components/button'
import { Field, TextField } from '@/components/fields'
import { NoCamera } from '@/components/no-camera'
import { useCanScan } from '@/services/camera'
import { scan } from '@/services/scan'
import type { FieldProps } from '../fields'

/** The code shown on site: scanned, or six digits typed. */
export function CodeField({ value, onChange }: FieldProps<string>) {
  const [scanned, setScanned] = useState(false)
  const canScan = useCanScan()
  const scanAgain = async () => {
    const code = await scan()
    if (code === null) return
    setScanned(true)
    onChange(code)
  }
  return (
    <Field label="请对方出示服务码" hint={scanned ? '扫好了' : canScan ? '扫一扫，或输入六位数' : '输入对方出示的六位数'}>
      {canScan && (
        <Button kind="primary" block onTap={() => void scanAgain()}>
          扫一扫
        </Button>
      )}
      <NoCamera />
      <TextField label="六位数" type="number" placeholder="六位数" max={6} initial={scanned ? '' : value} onChange={onChange} />
    </Field>
  )
}
