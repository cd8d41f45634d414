export default definePageConfig({ navigationBarTitleText: '回复投诉建议' })
