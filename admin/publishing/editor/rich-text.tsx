import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactElement, useEffect, useRef } from 'react'
import { useNotice } from '../../parts/notice.js'
import './editor.css'
import { EXTENSIONS, withoutCaptions } from './extensions.js'
import { cleanPasted } from './paste.js'
import { Toolbar } from './toolbar.js'

interface Props {
  /** Read once; another text is another editor. */
  initial: string
  onChange: (html: string) => void
  /** Keeps a picture and answers its address; undefined when it was refused. */
  onPicture: (file: File) => Promise<string | undefined>
}

/** The text with its tools. What may be written here is what may be kept; what comes by pasting is cleaned first. */
export function RichText({ initial, onChange, onPicture }: Props): ReactElement {
  const notice = useNotice()
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  }, [onChange])
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: withoutCaptions(initial),
    injectCSS: false,
    editorProps: {
      attributes: { class: 'document-text writing', role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文', lang: 'zh-CN' },
      transformPastedHTML: (html) => {
        const cleaned = cleanPasted(html)
        if (cleaned.lost > 0) notice.failed(`粘贴的内容里有 ${cleaned.lost} 张图片没有带过来，请用“插图”逐张上传并写明图片内容。`)
        return cleaned.html
      },
    },
    onUpdate: ({ editor: changed }) => latest.current(changed.isEmpty ? '' : changed.getHTML()),
  })
  return (
    <div className="rich-text">
      {editor && <Toolbar editor={editor} onPicture={onPicture} />}
      <EditorContent editor={editor} />
    </div>
  )
}
