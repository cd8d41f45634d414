export default definePageConfig({ navigationBarTitleText: '互助时间' })
