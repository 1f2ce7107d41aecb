/** How grave a finding is: a contradiction that must be mended, something for a person to judge, or a note. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * How sure the rule itself is. V primary text, V2 secondary text, D derived from them (no legal text says so),
 * MH / MM / ML from memory with high, medium or low confidence.
 */
export type Confidence = 'V' | 'V2' | 'D' | 'MH' | 'MM' | 'ML'

/** A rule of the prover, as data. */
export interface Rule {
  /** Stable: answers to findings are remembered under it. */
  id: string
  title: string
  formula: string
  /** The gravest that a finding of this rule may be. */
  severity: Severity
  /** The article or notice it rests on. */
  basis: string
  confidence: Confidence
  /** The first and the last report year it is applied to; null has no end. */
  fromYear: number
  untilYear: number | null
}

/** 国办公开办函〔2019〕60号: report years 2019 and 2020. */
export const FORMAT_2019 = '《政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）'
/** 国办公开办函〔2021〕30号: report year 2021 on. */
export const FORMAT_2021 = '《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）'
export const FORMATS = '《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号、〔2021〕30号）'
export const ARTICLE_49 = '《政府信息公开条例》第四十九条'
export const ARTICLE_50 = '《政府信息公开条例》第五十条'

/** Both formats begin with the report year 2019. */
const FIRST_YEAR = 2019

/** A rule that holds for every report year since the first format. */
export function always(
  id: string,
  severity: Severity,
  confidence: Confidence,
  title: string,
  formula: string,
  basis: string = FORMATS,
): Rule {
  return { id, title, formula, severity, basis, confidence, fromYear: FIRST_YEAR, untilYear: null }
}
