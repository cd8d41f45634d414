/** What miniprogram-simulate hangs on the element it draws for a node of a template. */
interface Drawn extends HTMLElement {
  __wxElement?: {
    _vt?: { attrs?: { name: string; value: unknown }[] }
    triggerEvent: (name: string, detail: object, options: object) => void
  }
}

export type Words = string | RegExp

/** Text as it is read: one space between words. */
export const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

/** An attribute of the template, such as `disabled` or `ariaLabel`; the drawn element does not carry them. */
export const attributeOf = (element: Element, name: string): unknown =>
  (element as Drawn).__wxElement?._vt?.attrs?.find((attribute) => attribute.name === name)?.value

const fits = (text: string, words: Words) => (typeof words === 'string' ? text === words : words.test(text))

/** The innermost elements whose whole text is these words. */
export const elementsSaying = (root: Element, words: Words): Element[] => {
  const saying = Array.from(root.querySelectorAll('*')).filter((element) => fits(textOf(element), words))
  return saying.filter((element) => !saying.some((other) => other !== element && element.contains(other)))
}

/** Elements that a screen reader calls by this label. */
export const elementsLabelled = (root: Element, label: Words): Element[] =>
  Array.from(root.querySelectorAll('*')).filter((element) => fits(String(attributeOf(element, 'ariaLabel') ?? ''), label))

/** What a finger chooses among or ticks: chips, rows, boxes, tabs. What only leads on or sends is not among them. */
export const choicesIn = (root: Element): Element[] =>
  Array.from(root.querySelectorAll('*')).filter((element) =>
    ['radio', 'checkbox', 'tab'].includes(String(attributeOf(element, 'ariaRole') ?? ''))
  )

/** What a screen reader calls chosen. */
export const elementsChosen = (root: Element): Element[] =>
  Array.from(root.querySelectorAll('*')).filter((element) => attributeOf(element, 'ariaChecked') === true)

/** Whether the element or something around it takes no taps. */
export const isDisabled = (element: Element | null): boolean =>
  element !== null && (attributeOf(element, 'disabled') === true || isDisabled(element.parentElement))

/** What a finger or a keyboard does to an element; only a tap travels upwards. */
export const fire = (
  element: Element,
  event: 'tap' | 'input' | 'change' | 'agreeprivacyauthorization' | 'getphonenumber',
  detail: object = {}
): void => {
  const travels = event === 'tap'
  const drawn = (element as Drawn).__wxElement
  if (!drawn) throw new Error(`${element.tagName} was not drawn by a template`)
  drawn.triggerEvent(event, detail, { bubbles: travels, composed: travels, capturePhase: true })
}
