export default definePageConfig({ navigationBarTitleText: '单位收件' })
