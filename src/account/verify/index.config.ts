export default definePageConfig({ navigationBarTitleText: '导出、打印、自己验一验' })
