/** A file's name that stays in its folder on every system and says on every screen what it is: no signs that steer, break or turn the line. */
export function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{C}\u2028\u2029]/gu, '_').replace(/^\.+/, '_') || '未命名'
}

/** A name for readers: as it came, harmless, with the ending that belongs to what the file is. */
export function fileNamed(name: string, ending: string): string {
  const stem = safeName(name.replace(/\.[A-Za-z][A-Za-z0-9]{0,4}$/, '').trim()).slice(0, 150)
  return `${stem}.${ending}`
}
