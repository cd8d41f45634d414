export default definePageConfig({ navigationBarTitleText: '账目和公共池' })
