export default definePageConfig({ navigationBarTitleText: '积分和互助时间' })
