export default definePageConfig({ navigationBarTitleText: '登记天气预警' })
