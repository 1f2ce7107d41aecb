/** Why a file cannot be made ready for release. */
export type TroubleCode =
  | 'encrypted'
  | 'damaged'
  | 'too-long'
  | 'too-large-picture'
  | 'too-complex'
  | 'format-unknown'
  | 'format-old'
  | 'macros'
  | 'polyglot'
  | 'empty-file'
  | 'typesetting-failed'

export class Trouble extends Error {
  constructor(readonly code: TroubleCode) {
    super(code)
    this.name = 'Trouble'
  }
}

export const trouble = (code: TroubleCode): Trouble => new Trouble(code)
