export default definePageConfig({ navigationBarTitleText: '换这一样' })
