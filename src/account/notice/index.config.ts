export default definePageConfig({ navigationBarTitleText: '账目摘要公告' })
