export default definePageConfig({ navigationBarTitleText: '常办直通' })
