export default definePageConfig({ navigationBarTitleText: '公共时间池' })
