/** The parts of miniprogram-simulate that we stand on and that its own types leave out. */
declare module 'miniprogram-simulate/src/utils' {
  /** how a compiled file is run; ours is put in its place */
  export let runJs: (file: string) => void
}
