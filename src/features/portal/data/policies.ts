import { VALIDITIES } from '../../../../api/publishing-words.js'
import { today } from '../../../platform/clock.js'
import type { Platform } from '../../../platform/platform.js'
import { MOST_ROWS } from '../../../platform/sheets/listing.js'
import type { Site } from '../../../platform/site/site.js'
import { policiesAsked } from '../policies/asked.js'
import { type Policy, pageOfPolicies } from '../policies/list.js'
import { DOCUMENT_FIELDS } from './documents.js'
import type { DataTable } from './table.js'

const NAMES = ['title', 'issuer', 'documentNo', 'signedOn', 'publishedOn', 'topic', 'genre', 'validity', 'address']

/** The columns of the library: those of a list of documents that it knows, and how many explanations there are. */
export const POLICY_FIELDS = [
  ...DOCUMENT_FIELDS.filter(({ name }) => NAMES.includes(name)),
  { name: 'explained', head: '解读', about: '有几份解读', width: 8 },
]

/** 政策文件库 as its page would list it under the same conditions. */
export async function policyTable({ database, clock }: Platform, site: Site, query: Record<string, string>): Promise<DataTable> {
  const { rows, next } = await pageOfPolicies(database.db, site.id, policiesAsked(query), today(clock), MOST_ROWS)
  return { title: '政策文件库', fields: POLICY_FIELDS, rows: rows.map(rowOf), next }
}

function rowOf(policy: Policy) {
  return {
    title: policy.title,
    issuer: policy.issuer,
    documentNo: policy.document_no,
    signedOn: policy.signed_on,
    publishedOn: policy.published_on,
    topic: policy.topic,
    genre: policy.genre,
    validity: (VALIDITIES as Record<string, string>)[policy.validity] ?? null,
    address: policy.href,
    explained: policy.explained,
  }
}
