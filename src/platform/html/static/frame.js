'use strict'
  // 长者版: larger type and targets. The choice stays in this browser; every page is complete without it.
;(() => {
  const button = document.getElementById('elder-switch')
  if (!button) return
  const root = document.documentElement
  const remember = (on) => {
    try {
      localStorage.setItem('elder', on ? '1' : '')
    } catch {}
  }
  const remembered = () => {
    try {
      return localStorage.getItem('elder') === '1'
    } catch {
      return false
    }
  }
  const show = (on) => {
    root.classList.toggle('elder', on)
    button.setAttribute('aria-pressed', String(on))
    button.textContent = on ? '退出长者版' : '长者版'
  }
  show(remembered())
  button.hidden = false
  button.addEventListener('click', () => {
    const on = !root.classList.contains('elder')
    remember(on)
    show(on)
  })
})()
