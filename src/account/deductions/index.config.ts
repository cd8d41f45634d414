export default definePageConfig({ navigationBarTitleText: '扣分和申诉' })
