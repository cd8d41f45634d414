export default definePageConfig({ navigationBarTitleText: '写一样东西' })
