export default definePageConfig({ navigationBarTitleText: '复核和申诉' })
