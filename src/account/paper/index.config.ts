export default definePageConfig({ navigationBarTitleText: '打印一张纸' })
