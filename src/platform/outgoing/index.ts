export { outsideAddress } from './address.js'
export type { OutsideAnswer } from './exchange.js'
export { fetchOutside, type OutsideRequest } from './fetch.js'
export { isPublicAddress } from './ranges.js'
