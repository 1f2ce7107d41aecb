'use strict'
  // Runs before the page is drawn, so that the 长者版 and the colours do not flicker. Every page is complete without it.
;(() => {
  const STANDARD = { elder: false, size: 100, theme: '', ruler: false, pointer: false, captions: false }
  const THEMES = ['yellow-black', 'white-black', 'yellow-blue', 'green']
  const wishes = { ...STANDARD, ...kept(), ...given() }
  apply()
  window.gongkaiWishes = { wishes, change, reset: () => change(STANDARD) }

  document.addEventListener('DOMContentLoaded', () => {
    document.getElementById('error-summary')?.focus()
    // Without scripts a reader prints by the browser's own menu.
    for (const button of document.querySelectorAll('[data-print]')) {
      button.hidden = false
      button.addEventListener('click', () => window.print())
    }
  })

  function change(some) {
    Object.assign(wishes, some)
    apply()
    try {
      localStorage.setItem('wishes', JSON.stringify(wishes))
    } catch {}
    document.dispatchEvent(new Event('gongkai-wishes'))
  }

  function apply() {
    const root = document.documentElement
    root.classList.toggle('elder', wishes.elder)
    root.classList.toggle('big-pointer', wishes.pointer)
    if (THEMES.includes(wishes.theme)) root.dataset.theme = wishes.theme
    else delete root.dataset.theme
    // A style of its own would be against the page's policy; the sizes stand in the style sheet.
    root.dataset.size = String(wishes.size)
  }

  function kept() {
    try {
      return JSON.parse(localStorage.getItem('wishes') ?? '{}')
    } catch {
      return {}
    }
  }

  /** `#wishes=elder,size150,yellow-black`: a page can be handed on as somebody reads it. */
  function given() {
    const words = /^#wishes=([\w,-]+)$/.exec(location.hash)?.[1]?.split(',') ?? []
    const found = {}
    for (const word of words) {
      if (word === 'elder') found.elder = true
      if (/^size(100|125|150|175|200)$/.test(word)) found.size = Number(word.slice(4))
      if (THEMES.includes(word)) found.theme = word
    }
    return found
  }
})()
