export type { Reading } from './guard/answer.js'
export { openGuarded, readBytesGuarded, readFileGuarded } from './guard/guarded.js'
export { openSource } from './open.js'
export { MAX_FILE_BYTES, type RefusalCode } from './refusals.js'
