import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type ReactElement, useState } from 'react'
import { LinkDialog } from './link-dialog.js'
import { PictureDialog } from './picture-dialog.js'

interface Tool {
  name: string
  sign: string
  pressed?: boolean
  disabled?: boolean
  run: () => void
}

interface Props {
  editor: Editor
  onPicture: (file: File) => Promise<string | undefined>
}

/** The tools of the text, by name; in a table those of the table too. */
export function Toolbar({ editor, onPicture }: Props): ReactElement {
  const [asking, setAsking] = useState<'link' | 'picture' | null>(null)
  const state = useEditorState({ editor, selector: ({ editor: at }) => stateOf(at) })
  const chain = () => editor.chain().focus()
  const align = (name: string) => {
    const value = state.align === name ? null : name
    chain().updateAttributes('paragraph', { class: value }).updateAttributes('heading', { class: value }).run()
  }
  const groups: Tool[][] = [
    [
      { name: '撤销', sign: '↶', disabled: !state.undo, run: () => chain().undo().run() },
      { name: '重做', sign: '↷', disabled: !state.redo, run: () => chain().redo().run() },
    ],
    ([2, 3, 4] as const).map((level) => ({
      name: `${['一', '二', '三'][level - 2]}级标题`,
      sign: `${['一', '二', '三'][level - 2]}级标题`,
      pressed: state.level === level,
      run: () => chain().toggleHeading({ level }).run(),
    })),
    [
      { name: '加粗', sign: '加粗', pressed: state.bold, run: () => chain().toggleBold().run() },
      { name: '下划线', sign: '下划线', pressed: state.underline, run: () => chain().toggleUnderline().run() },
      { name: '项目符号', sign: '· 列表', pressed: state.bullets, run: () => chain().toggleBulletList().run() },
      { name: '编号', sign: '1. 编号', pressed: state.numbers, run: () => chain().toggleOrderedList().run() },
      { name: '居中', sign: '居中', pressed: state.align === 'center', run: () => align('center') },
      { name: '居右', sign: '居右', pressed: state.align === 'right', run: () => align('right') },
      { name: '顶格', sign: '顶格', pressed: state.align === 'noindent', run: () => align('noindent') },
    ],
    [
      { name: '链接', sign: '链接', pressed: state.link, run: () => setAsking('link') },
      { name: '插图', sign: '插图', run: () => setAsking('picture') },
      {
        name: '插入表格',
        sign: '表格',
        disabled: state.table,
        run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
      { name: '清除格式', sign: '清除格式', run: () => chain().unsetAllMarks().clearNodes().run() },
    ],
    state.table
      ? [
          { name: '下面加一行', sign: '＋行', run: () => chain().addRowAfter().run() },
          { name: '右边加一列', sign: '＋列', run: () => chain().addColumnAfter().run() },
          { name: '删除这一行', sign: '－行', run: () => chain().deleteRow().run() },
          { name: '删除这一列', sign: '－列', run: () => chain().deleteColumn().run() },
          { name: '合并或拆分单元格', sign: '合并、拆分', run: () => chain().mergeOrSplit().run() },
          { name: '首行作表头', sign: '表头', run: () => chain().toggleHeaderRow().run() },
          { name: '删除表格', sign: '删除表格', run: () => chain().deleteTable().run() },
        ]
      : [],
  ]
  return (
    <>
      <div role="toolbar" aria-label="正文工具" className="toolbar">
        {groups
          .filter((tools) => tools.length > 0)
          .map((tools) => (
            <span key={tools[0]?.name} className="tools">
              {tools.map((tool) => (
                <button
                  key={tool.name}
                  type="button"
                  aria-label={tool.name}
                  title={tool.name}
                  {...(tool.pressed === undefined ? {} : { 'aria-pressed': tool.pressed })}
                  disabled={tool.disabled ?? false}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={tool.run}
                >
                  {tool.sign}
                </button>
              ))}
            </span>
          ))}
      </div>
      {asking === 'link' && (
        <LinkDialog
          href={state.href}
          onSet={(href) => {
            if (href === '') chain().extendMarkRange('link').unsetLink().run()
            else if (state.blank && !state.link)
              chain()
                .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
                .run()
            else chain().extendMarkRange('link').setLink({ href }).run()
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'picture' && (
        <PictureDialog onKeep={onPicture} onInsert={(src, alt) => chain().setImage({ src, alt }).run()} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

function stateOf(editor: Editor) {
  const paragraph: unknown = editor.getAttributes('heading').class ?? editor.getAttributes('paragraph').class
  const href: unknown = editor.getAttributes('link').href
  return {
    undo: editor.can().undo(),
    redo: editor.can().redo(),
    level: ([2, 3, 4] as const).find((level) => editor.isActive('heading', { level })) ?? null,
    bold: editor.isActive('bold'),
    underline: editor.isActive('underline'),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    align: typeof paragraph === 'string' ? paragraph : null,
    link: editor.isActive('link'),
    href: typeof href === 'string' ? href : '',
    blank: editor.state.selection.empty,
    table: editor.isActive('table'),
  }
}
