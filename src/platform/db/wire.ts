import pg from 'pg'

/*
 * Both engines speak PostgreSQL's text format. Writing parameters and reading columns here, in one place, is what makes a day
 * or a count the same value on both; the engines' own conversions differ (PGlite reads a date as midnight UTC, pg as local midnight).
 */

/** A parameter as PostgreSQL reads it from text; null for null and undefined. Arrays become array literals, objects JSON. */
export function toWire(value: unknown): string | null {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'object':
      if (value instanceof Date) return value.toISOString()
      if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
      if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`
      return JSON.stringify(value)
    default:
      throw new TypeError(`a ${typeof value} cannot be a parameter`)
  }
}

/** A column's value from its text: date → 'YYYY-MM-DD', int8 and numeric → number, timestamptz → Date, jsonb → value, bytea → Buffer. */
export function fromWire(text: string | null, oid: number): unknown {
  return text === null ? null : parserOf(oid)(text)
}

/** The same reading as a pg `types` object. */
export const pgTypes = { getTypeParser: (oid: number) => parserOf(oid) }

const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const NUMERIC = 1700
const TEXT_ARRAY = 1009
const asIs = (text: string): unknown => text

const OWN: Record<number, (text: string) => unknown> = {
  [INT8]: Number,
  [NUMERIC]: Number,
  [DATE]: asIs,
  [TIMESTAMP]: asIs,
  1016: arrayOf(Number),
  1182: arrayOf(asIs),
  1231: arrayOf(Number),
}

function parserOf(oid: number): (text: string) => unknown {
  return OWN[oid] ?? (pg.types.getTypeParser(oid, 'text') as (text: string) => unknown)
}

function arrayOf(read: (text: string) => unknown): (text: string) => unknown {
  const readTexts = (pg.types.getTypeParser as (oid: number, format: 'text') => unknown)(TEXT_ARRAY, 'text') as (text: string) => unknown
  const each = (value: unknown): unknown => (Array.isArray(value) ? value.map(each) : typeof value === 'string' ? read(value) : null)
  return (text) => each(readTexts(text))
}

function arrayElement(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`
  const text = toWire(value)
  return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`
}
