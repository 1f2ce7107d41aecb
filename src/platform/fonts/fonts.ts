import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/**
 * The fonts that a PDF is set in: those of the folder GONGKAI_FONTS first (仿宋_GB2312, 方正小标宋 and others that an office has a
 * licence for), then Noto Serif SC, regular and bold, which come with the program.
 */
export function fontFiles(folder: string | undefined = process.env.GONGKAI_FONTS): string[] {
  const own = folder && existsSync(folder) ? readdirSync(folder).filter((name) => /\.(ttf|otf|ttc)$/i.test(name)) : []
  const noto = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf']
  return [
    ...own.map((name) => join(folder ?? '', name)),
    ...noto.map((name) => require.resolve(`@expo-google-fonts/noto-serif-sc/${name}`)),
  ]
}
