import { FEATURES } from '../app.js'
import { organs } from '../features/organs/index.js'
import type { Feature } from '../platform/feature.js'

/** Every feature, with the demonstration's organs but none of its papers: screens of the workbench ask them all. */
export const BARE_FEATURES: Feature[] = FEATURES.map(({ seed, ...feature }) =>
  feature.name === organs.name && seed ? { ...feature, seed } : feature,
)
