export default definePageConfig({ navigationBarTitleText: '一版规则' })
