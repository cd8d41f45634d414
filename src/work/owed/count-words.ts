/** How many orders wait on a list; it is counted to a hundred. */
export const countWords = (count: number): string => (count < 100 ? `${count} 单` : '100 单以上')
