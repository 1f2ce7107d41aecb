/** A run of characters on a page, in points from the page's upper left corner as it is seen. */
export interface Piece {
  text: string
  left: number
  right: number
  top: number
  bottom: number
  /** Written upwards or downwards: the head of a narrow column. */
  turned: boolean
  /** The file itself has a blank before it. */
  afterBlank: boolean
}

/** A straight line drawn on the page: `at` across its direction, from one end to the other. */
export interface Rule {
  at: number
  from: number
  to: number
}

export interface Rules {
  horizontal: Rule[]
  vertical: Rule[]
}

export interface Page {
  /** From 1. */
  number: number
  width: number
  height: number
  pieces: Piece[]
  rules: Rules
}

export function middle(piece: { left: number; right: number }): number {
  return (piece.left + piece.right) / 2
}

export function centre(piece: { top: number; bottom: number }): number {
  return (piece.top + piece.bottom) / 2
}
