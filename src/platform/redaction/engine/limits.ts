/** Pages of one file; more is to be split. */
export const MOST_PAGES = 100
/** Pixels of a page as it is drawn: A4 at 150 dpi has two million. */
export const MOST_PIXELS = 6_000_000
/** Pixels of a picture that comes in. */
export const MOST_PICTURE_PIXELS = 40_000_000
/** Pixels a point in the result: 150 dpi. */
export const RESULT_SCALE = 150 / 72
/** From its start until the process that reads a file is ended, whatever it is doing. */
export const TIME_LIMIT_MS = 240_000
export const MEMORY_LIMIT_BYTES = 900 * 1024 * 1024
export const HEAP_LIMIT_MB = 400
export const MOST_ANSWER_BYTES = 120 * 1024 * 1024
