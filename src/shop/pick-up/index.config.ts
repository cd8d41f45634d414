export default definePageConfig({ navigationBarTitleText: '去取' })
