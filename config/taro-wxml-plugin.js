/**
 * Leaves out the white space between the tags of the generated templates. Taro's own `minifyXML` reads them as HTML,
 * where an input has no end tag, and WeChat's compiler then refuses the whole file (tests/weapp/templates.test.ts).
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template }) {
      if (!template || !template.buildTemplate) return
      const build = template.buildTemplate
      template.buildTemplate = (...input) => build.apply(template, input).replace(/>\s+</g, '><').trim()
    }
  })
}
