/** WeChat shows what its camera sees by itself; a browser is shown it by `viewfinder.h5.tsx`. */
export const Viewfinder = () => null
