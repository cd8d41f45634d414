export default definePageConfig({ navigationBarTitleText: '导出、打印、验一验' })
