export type { Reading } from './guard/answer.js'
export { openGuarded, readBytesGuarded, readFileGuarded, sourceGuarded } from './guard/guarded.js'
export { openSource } from './open.js'
export type { RefusalCode } from './refusals.js'
