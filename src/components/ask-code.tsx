import { useState } from 'react'
import { useCanScan } from '@/services/camera'
import { Refusal } from '@/services/refusal'
import { scan } from '@/services/scan'
import { Button } from './button'
import { Notice } from './card'
import { Field, TextField } from './fields'
import { Heading } from './heading'
import { NoCamera } from './no-camera'
import { Viewfinder } from './viewfinder'

/** A code before the camera, or its eight digits typed. What `look` refuses is told here. */
export function AskCode({
  heading,
  placeholder,
  go,
  look
}: {
  heading: string
  placeholder: string
  go: string
  look: (code: string) => Promise<void>
}) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refusal | null>(null)
  const canScan = useCanScan()
  const read = async (code: string) => {
    setBusy(true)
    setError(null)
    try {
      await look(code)
    } catch (thrown) {
      setError(Refusal.of(thrown))
    } finally {
      setBusy(false)
    }
  }
  const byCamera = async () => {
    const code = await scan()
    if (code !== null) await read(code)
  }
  return (
    <>
      <Heading of="screen">{heading}</Heading>
      {error && <Notice kind="danger">{error.message}</Notice>}
      {canScan && (
        <Button kind="primary" block busy={busy} onTap={() => void byCamera()}>
          扫一扫
        </Button>
      )}
      <NoCamera />
      <Viewfinder />
      <Field label={canScan ? '或者输入八位数' : '输入八位数'}>
        <TextField label="八位数" type="number" placeholder={placeholder} max={9} onChange={setTyped} />
      </Field>
      <Button kind={canScan ? 'plain' : 'primary'} block busy={busy} onTap={() => void read(typed)}>
        {go}
      </Button>
    </>
  )
}
