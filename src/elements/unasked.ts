// Nothing, in the place of what Taro draws and defines unasked (config/index.ts).
export const initNavigationBar = (): void => undefined
export const defineCustomElement = (): void => undefined
export const TaroPullToRefreshCore = undefined
