export default definePageConfig({ navigationBarTitleText: '反面例子' })
