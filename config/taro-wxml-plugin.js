const ARIA = ['aria-role', 'aria-label']
const SHOWN = ['class', 'style', ...ARIA]
const FIELD = [...SHOWN, 'value', 'placeholder', 'maxlength', 'focus', 'bindinput']
/**
 * What our screens say to each element of WeChat. Taro would bind everything that WeChat knows (fifty attributes of a view, at each of ten
 * depths), and a cheap phone would evaluate all of it for every element. tests/weapp/templates.test.ts reads src for what is missing here.
 */
const KEPT = {
  view: [...SHOWN, 'aria-checked', 'aria-selected', 'bindtap'],
  text: [...SHOWN, 'user-select', 'bindtap'],
  image: [...SHOWN, 'src', 'mode', 'lazy-load', 'binderror', 'bindtap'],
  button: [...SHOWN, 'disabled', 'open-type', 'bindtap', 'bindgetphonenumber', 'bindagreeprivacyauthorization'],
  input: [...FIELD, 'type'],
  textarea: FIELD,
  picker: [...SHOWN, 'mode', 'range', 'value', 'start', 'end', 'fields', 'disabled', 'bindchange'],
  switch: [...SHOWN, 'checked', 'disabled', 'bindchange']
}
/** Taro takes some elements in unasked; static-view, pure-view and click-view are views with less. */
const UNASKED = ['scroll-view', 'catch-view']
const keptOf = (name) => KEPT[name.replace(/^(static|pure|click)-/, '')]

const only = (component, kept) => Object.fromEntries(Object.entries(component).filter(([attribute]) => kept.includes(attribute)))
const slim = (components) =>
  Object.fromEntries(
    Object.entries(components).map(([name, component]) => [name, keptOf(name) ? only(component, keptOf(name)) : component])
  )

/**
 * Keeps the generated templates small: nothing that no screen uses, and no white space between tags. (Taro's own `minifyXML` reads them
 * as HTML, where an input has no end tag, and WeChat's compiler then refuses the whole file: tests/weapp/templates.test.ts.)
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template }) {
      if (!template || !template.buildTemplate) return
      const { buildTemplate, createMiniComponents } = template
      template.createMiniComponents = (components) => slim(createMiniComponents.call(template, components))
      template.buildTemplate = ({ includes, ...config }) => {
        const used = [...includes].filter((name) => !UNASKED.includes(name))
        const unknown = used.filter((name) => !keptOf(name))
        if (unknown.length) throw new Error(`Say in config/taro-wxml-plugin.js what our screens use of ${unknown.join(', ')}`)
        return buildTemplate
          .call(template, { ...config, includes: new Set(used) })
          .replace(/>\s+</g, '><')
          .trim()
      }
    }
  })
}
