import type { FormRow } from '../../../../platform/word/form.js'
import type { Audience } from '../store.js'

/** A piece of a template. Texts hold fields in braces: {申请人}. A paragraph whose only text is a field that is empty falls away. */
export type Block =
  /** A paragraph of the body, its first line two characters in. */
  | { text: string }
  /** Flush left: whom it is addressed to. */
  | { to: string }
  | { heading: string }
  /** A form: rows of label and text; a label alone spans the row. */
  | { form: FormRow[]; tall?: boolean }

/** One of the 25 documents of the procedure. */
export interface Kind {
  number: number
  title: string
  /** What stands over the letter where it is not the title. */
  heading?: string
  article: string | null
  /** 文号中的类别; null for what takes no number. */
  suffix: string | null
  audience: Audience
  /** What every template must hold. */
  required: string[]
  /** What it may hold besides the fields that all letters know. */
  optional: string[]
  blocks: Block[]
}

/** Every letter must say who writes, under which number and when. */
const LETTER_REQUIRED = ['机关名称', '文号', '成文日期']
/** What any letter may say. */
const LETTER_OPTIONAL = ['申请编号', '联系方式']
/** What only a letter to the applicant may say. */
const APPLICANT = ['收到日期', '申请方式', '申请内容']

type Letter = Omit<Kind, 'audience' | 'optional'> & { optional?: string[] }

/** A letter to the applicant: their name, their words, and never anything of a third party. */
export function toApplicant(letter: Letter): Kind {
  const required = [...LETTER_REQUIRED, '申请人', '申请编号', ...letter.required]
  return whole({ ...letter, audience: 'applicant', required }, [...LETTER_OPTIONAL, ...APPLICANT, ...(letter.optional ?? [])])
}

/** A letter to somebody who is asked: it never says who applies, nor in which words. */
export function toOthers(letter: Letter): Kind {
  return whole({ ...letter, audience: 'third-party', required: [...LETTER_REQUIRED, ...letter.required] }, [
    ...LETTER_OPTIONAL,
    ...(letter.optional ?? []),
  ])
}

/** A form of the office. */
export function internal(form: Letter): Kind {
  return whole({ ...form, audience: 'office', required: ['机关名称', '申请编号', ...form.required] }, form.optional ?? [])
}

/** The fields that a kind knows. */
export const fieldsOf = (kind: Kind): string[] => [...kind.required, ...kind.optional]

function whole(kind: Omit<Kind, 'optional'>, optional: string[]): Kind {
  return { ...kind, optional: optional.filter((field) => !kind.required.includes(field)) }
}

export const TO_APPLICANT: Block = { to: '{申请人}：' }
export const OPENING: Block = {
  text: '本机关于{收到日期}收到你（单位）以{申请方式}方式提出的政府信息公开申请（编号：{申请编号}），申请内容为：“{申请内容}”。',
}
