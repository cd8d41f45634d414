export default definePageConfig({ navigationBarTitleText: '起草规则' })
