import type { ReactElement } from 'react'
import { holds, useMe } from '../../frame/me.js'
import { Page } from '../../parts/page.js'
import '../../requests/case/steps.css'
import '../publishing.css'
import { IndexNumbers } from './index-numbers.js'
import { WordList } from './word-list.js'

/** What holds for every text: the words it is checked for, and how index numbers are made. */
export function SettingsPage(): ReactElement {
  const may = holds(useMe(), 'publish.columns')
  return (
    <Page title="发布设置" lead="错敏词在送审时检查正文、标题和附件；索引号在公开时生成，不重复使用。">
      <WordList may={may} />
      <IndexNumbers may={may} />
    </Page>
  )
}
