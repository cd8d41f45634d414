import { Text } from '@tarojs/components'

/** What is read aloud: six digits or eight, in two groups. */
export function BigCode({ code }: { code: string }) {
  const half = code.length / 2
  return (
    <Text className={`code__digits ${half > 3 ? 'code__digits--long' : ''}`} ariaLabel={[...code].join(' ')}>
      {`${code.slice(0, half)} ${code.slice(half)}`}
    </Text>
  )
}
