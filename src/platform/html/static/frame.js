'use strict'
  // Runs before the page is drawn, so that the 长者版 does not flicker. Every page is complete without it.
;(() => {
  const root = document.documentElement
  let on = false
  try {
    on = localStorage.getItem('elder') === '1'
  } catch {}
  root.classList.toggle('elder', on)

  document.addEventListener('DOMContentLoaded', () => {
    offerElder(document.getElementById('elder-switch'))
    document.getElementById('error-summary')?.focus()
  })

  function offerElder(button) {
    if (!button) return
    const show = () => {
      root.classList.toggle('elder', on)
      button.setAttribute('aria-pressed', String(on))
      button.textContent = on ? '退出长者版' : '长者版'
    }
    show()
    button.hidden = false
    button.addEventListener('click', () => {
      on = !on
      try {
        localStorage.setItem('elder', on ? '1' : '')
      } catch {}
      show()
    })
  }
})()
