export default definePageConfig({ navigationBarTitleText: '社区收件' })
