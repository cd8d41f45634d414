/** How many orders (or other things) wait on a list; it is counted to a hundred. */
export const countWords = (count: number, measure = '单'): string => (count < 100 ? `${count} ${measure}` : `100 ${measure}以上`)
