import { Text } from '@tarojs/components'

/** What is read aloud: six digits in two groups. */
export function BigCode({ code }: { code: string }) {
  return <Text className="code__digits" ariaLabel={[...code].join(' ')}>{`${code.slice(0, 3)} ${code.slice(3)}`}</Text>
}
