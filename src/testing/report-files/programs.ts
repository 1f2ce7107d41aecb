import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Chromium on this machine, or null. */
export const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? null

/** LibreOffice on this machine, or null. */
export const libreOffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path)) ?? null

/** The PDF that Chromium prints of a page. */
export function printedPdf(html: string, ...options: string[]): Buffer {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'page.html'), html)
    const quiet =
      '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
    const own = [
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      ...options,
      `--print-to-pdf=${join(folder, 'page.pdf')}`,
    ]
    execFileSync(chromium ?? '', [...quiet.split(' '), ...own, pathToFileURL(join(folder, 'page.html')).href], {
      stdio: 'ignore',
      timeout: 60_000,
    })
    return readFileSync(join(folder, 'page.pdf'))
  })
}

/** Files of one format as LibreOffice saves them in another. */
export function officeFile(files: Buffer[], from: string, to: 'docx' | 'pdf'): Buffer[] {
  return inFolder((folder) => {
    files.forEach((file, i) => {
      writeFileSync(join(folder, `${i}.${from}`), file)
    })
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const filter = [...(from === 'html' ? ['--infilter=HTML'] : []), '--convert-to', to === 'docx' ? 'docx:MS Word 2007 XML' : to]
    const paths = files.map((_, i) => join(folder, `${i}.${from}`))
    execFileSync(libreOffice ?? '', [profile, '--headless', ...filter, '--outdir', folder, ...paths], { stdio: 'ignore', timeout: 120_000 })
    return files.map((_, i) => readFileSync(join(folder, `${i}.${to}`)))
  })
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-files-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
