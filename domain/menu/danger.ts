/** Words that sound like danger: the form then shows 110, 119 and 120 before anything is sent. */
const DANGER = [
  '着火',
  '起火',
  '失火',
  '煤气',
  '燃气泄漏',
  '漏电',
  '触电',
  '晕倒',
  '昏',
  '摔倒',
  '骨折',
  '出血',
  '流血',
  '喘不上',
  '胸痛',
  '中风',
  '自杀',
  '不想活',
  '走失',
  '走丢',
  '被困',
  '打人',
  '持刀',
  '救命'
]

/** Whether words sound like somebody is in danger. Rather once too often. */
export const soundsDangerous = (words: string): boolean => DANGER.some((danger) => words.includes(danger))
