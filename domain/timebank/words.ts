/** Whole minutes as people say them: `1 小时 30 分钟`, `45 分钟`, `2 小时`. Not negative. */
export const durationWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 && `${hours} 小时`, (rest > 0 || hours === 0) && `${rest} 分钟`].filter((part) => part !== false).join(' ')
}
