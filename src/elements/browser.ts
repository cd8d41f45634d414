/* eslint-disable no-restricted-syntax -- Taro leaves out what no screen uses of this file, and would take anything but names for that */
// What our screens are made of, in a browser, under Taro's names (config/index.ts puts them there)
export { Button, Image, Text, View } from './shown'
export { Input, Textarea } from './typed'
export { Picker } from './picker'
