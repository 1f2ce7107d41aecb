'use strict'
// Reads aloud with the browser's own voice; no sound comes from anywhere else.
window.gongkaiReader = (bar, say) => {
  const speech = window.speechSynthesis
  const play = bar.querySelector('[value="read"]')
  const follow = bar.querySelector('[name="point"]')
  const rate = bar.querySelector('[name="rate"]')
  const captions = document.getElementById('captions')
  let pieces = []
  let at = -1
  let halted = false

  if (!speech || typeof SpeechSynthesisUtterance === 'undefined') {
    for (const control of [play, follow, rate]) control.disabled = true
    bar.querySelector('.no-voice').hidden = false
    return { toggle: () => say('这个浏览器没有朗读功能。'), stop: () => {} }
  }
  play.addEventListener('click', toggle)
  rate.addEventListener('change', () => {
    if (at >= 0) readFrom(at)
  })
  // Esc halts and goes on, with one key and from anywhere.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && at >= 0) toggle()
  })
  for (const kind of ['click', 'focusin']) {
    document.getElementById('main').addEventListener(kind, ({ target }) => {
      if (!follow.checked) return
      const text = wordsOf(target.closest('a, button, label, input, li, p, td, th, h1, h2, h3, h4, dt, dd, figure') ?? target)
      if (text) speak([{ text, element: target }], 0)
    })
  }
  window.addEventListener('pagehide', stop)
  return { toggle, stop }

  function toggle() {
    if (at < 0) {
      const blocks = document
        .getElementById('main')
        .querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, caption, th, td, figcaption, label, legend')
      pieces = [...blocks]
        .filter((block) => block.checkVisibility() && !block.closest('nav') && !block.querySelector('p, li, td, dd'))
        .map((element) => ({ element, text: wordsOf(element) }))
        .filter(({ text }) => text !== '')
      speak(pieces, 0)
      return
    }
    halted = !halted
    if (halted) {
      speech.pause()
      label('继续朗读', '已暂停。')
    } else {
      speech.resume()
      label('暂停朗读', '')
    }
  }

  function stop() {
    speech.cancel()
    mark(null)
    at = -1
    halted = false
    label('朗读全文', '')
  }

  function speak(some, from) {
    pieces = some
    halted = false
    readFrom(from)
  }

  function readFrom(index) {
    speech.cancel()
    const piece = pieces[index]
    if (!piece) return stop()
    at = index
    const utterance = new SpeechSynthesisUtterance(piece.text)
    utterance.lang = 'zh-CN'
    utterance.rate = Number(rate.value)
    utterance.onend = () => {
      if (at === index) readFrom(index + 1)
    }
    utterance.onerror = ({ error }) => {
      if (error === 'canceled' || error === 'interrupted') return
      stop()
      say('没有可用的中文语音，请在系统设置里添加。')
    }
    mark(piece.element)
    captions.textContent = piece.text
    label('暂停朗读', '')
    speech.speak(utterance)
  }

  function mark(element) {
    document.querySelector('.reading')?.classList.remove('reading')
    element?.classList.add('reading')
    if (!element) captions.textContent = ''
  }

  function label(text, message) {
    play.textContent = text
    say(message)
  }

  function wordsOf(element) {
    const input = element.closest('input, textarea, select')
    if (input) return [...(input.labels ?? [])].map((one) => one.textContent).join('，')
    return (element.getAttribute('aria-label') ?? element.alt ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
  }
}
