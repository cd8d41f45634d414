export default definePageConfig({ navigationBarTitleText: '扫码交东西' })
