export default definePageConfig({ navigationBarTitleText: '等您处理' })
