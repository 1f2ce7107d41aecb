'use strict'
  // The tool bar: 长者版, size, colours, reading aloud, guide lines. The page needs none of it.
;(() => {
  const { wishes, change, reset } = window.gongkaiWishes
  const bar = document.getElementById('toolbar')
  const opener = document.getElementById('toolbar-switch')
  const elder = document.getElementById('elder-switch')
  if (!bar || !opener || !elder) return
  const status = bar.querySelector('[role="status"]')
  const reader = window.gongkaiReader(bar, say)
  elder.hidden = false
  opener.hidden = false
  show()
  document.addEventListener('gongkai-wishes', show)

  elder.addEventListener('click', () => change({ elder: !wishes.elder }))
  opener.addEventListener('click', () => open(bar.hidden))
  bar.addEventListener('change', ({ target }) => {
    if (target.name === 'size') change({ size: Number(target.value) })
    if (target.name === 'theme') change({ theme: target.value })
    if (['ruler', 'pointer', 'captions'].includes(target.name)) change({ [target.name]: target.checked })
  })
  bar.addEventListener('click', ({ target }) => {
    const act = target.closest('button')?.value
    if (act === 'reset') {
      reader.stop()
      reset()
      say('已恢复原样。')
    }
    if (act === 'close') open(false)
    if (act === 'link') void copyLink()
  })
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || !event.shiftKey) return
    if (event.code === 'KeyE') elder.click()
    else if (event.code === 'KeyT') open(bar.hidden)
    else if (event.code === 'KeyR') reader.toggle()
    else if (event.code === 'Digit0') reset()
    else return
    event.preventDefault()
  })
  document.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!wishes.ruler) return
    const [across, down] = lines()
    across.setAttribute('y1', clientY)
    across.setAttribute('y2', clientY)
    down.setAttribute('x1', clientX)
    down.setAttribute('x2', clientX)
  })

  function open(yes) {
    bar.hidden = !yes
    opener.setAttribute('aria-expanded', String(yes))
    if (yes) bar.querySelector('input, button, select').focus()
    else opener.focus()
  }

  function show() {
    elder.setAttribute('aria-pressed', String(wishes.elder))
    elder.textContent = wishes.elder ? '退出长者版' : '长者版'
    for (const input of bar.querySelectorAll('input[name]')) {
      if (input.name === 'size') input.checked = Number(input.value) === wishes.size
      else if (input.name === 'theme') input.checked = input.value === wishes.theme
      else if (input.name in wishes) input.checked = wishes[input.name]
    }
    if (!wishes.ruler) document.getElementById('ruler')?.remove()
    document.getElementById('captions')?.toggleAttribute('hidden', !wishes.captions)
  }

  function lines() {
    let svg = document.getElementById('ruler')
    if (!svg) {
      svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      svg.id = 'ruler'
      svg.setAttribute('aria-hidden', 'true')
      for (const end of ['x2', 'y2']) {
        const line = document.createElementNS('http://www.w3.org/2000/svg', 'line')
        line.setAttribute(end, '100%')
        svg.append(line)
      }
      document.body.append(svg)
    }
    return svg.children
  }

  async function copyLink() {
    const words = [wishes.elder && 'elder', `size${wishes.size}`, wishes.theme].filter(Boolean).join(',')
    const link = `${location.origin}${location.pathname}${location.search}#wishes=${words}`
    try {
      await navigator.clipboard.writeText(link)
      say('已复制带有这些设置的网址。')
    } catch {
      say(`请复制这个网址：${link}`)
    }
  }

  function say(text) {
    status.textContent = text
  }
})()
