import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db } from '../../../platform/db/database.js'
import type { Choice as Option } from '../../../platform/html/choice.js'
import { readSite } from '../../../platform/site/site.js'
import { type Organ, organById, organsBelow } from '../../organs/index.js'
import { columnById, columnsOf } from '../../publishing/index.js'
import { type Choice, itemOf } from './store.js'

/** What a reader can tick. */
export interface Choices {
  organs: Option[]
  columns: Option[]
}

const MOST_ORGANS = 60
/** 法定主动公开内容 and what stands right below it are what people ask for by name. */
const ITEM = /^fdzdgknr\/[^/]+$/

/** The organs of the site and the items of the law's tree; also the column that the reader comes from, ticked by its name. */
export async function choicesOf(db: Db, from: string): Promise<Choices> {
  const own = await organById(db, (await readSite(db)).organId)
  const organs = own ? (await organsBelow(db, own.path.split('/')[0] as string)).slice(0, MOST_ORGANS) : []
  const columns = own ? await itemsOf(db, own) : []
  const column = from === '' ? null : await columnById(db, SITE_ID, from)
  const extra = column && !column.hidden && !columns.some(({ value }) => value === itemOf(column.id)) ? column : null
  return {
    organs: organs.map(({ path, name }) => ({ value: path.replaceAll('/', '.'), label: name })),
    columns: [...(extra ? [{ value: itemOf(extra.id), label: extra.name }] : []), ...columns],
  }
}

/** What a form of ticks says; only what was offered counts. */
export function chosenOf(values: Record<string, string>, offered: Choices): Choice {
  const ticked = (name: string, options: Option[]) =>
    options.map(({ value }) => value).filter((value) => values[`${name}-${value}`] === 'on')
  const words = (values.words ?? '').split(/[\s,，、;；]+/u).filter(Boolean)
  return {
    organs: ticked('organ', offered.organs).map((path) => path.replaceAll('.', '/')),
    columns: ticked('column', offered.columns),
    words: [...new Set(words)],
  }
}

async function itemsOf(db: Db, organ: Organ): Promise<Option[]> {
  const columns = await columnsOf(db, SITE_ID, organ)
  return columns
    .filter(({ id, hidden }) => !hidden && id.startsWith(`zfxxgk/${organ.id}/`) && ITEM.test(itemOf(id)))
    .map(({ id, name }) => ({ value: itemOf(id), label: name }))
}
