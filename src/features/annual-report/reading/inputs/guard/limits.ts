/** Whether this runs as it is written, under a loader that compiles it as it goes: in tests, and while it is being worked on. */
export const AS_WRITTEN = import.meta.url.endsWith('.ts')
/** What that loader takes beside the reader. */
const LOADER_MB = AS_WRITTEN ? 300 : 0
const LOADER_MS = AS_WRITTEN ? 12_000 : 0

/** From the moment a reader starts until it is stopped, whatever it is doing. */
export const TIME_LIMIT_MS = 7_500 + LOADER_MS
/** Resident memory of one reader. */
export const MEMORY_LIMIT_BYTES = (340 + LOADER_MB) * 1024 * 1024
/** Of that, what JavaScript's own objects may take. */
export const HEAP_LIMIT_MB = 192 + LOADER_MB
/** Readers that run at once; further files wait. */
export const READERS = 2
/** Files that wait before further ones are turned away. */
export const WAITING = 32
/** What a reader may answer. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024
/** Plain text up to this size is read at once, without a reader of its own. */
export const SMALL_TEXT_BYTES = 256 * 1024
