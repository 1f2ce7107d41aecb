'use strict'
  // Makes applying easier: photos are made smaller, too large files are told before they travel, the proof of work is found. Nothing here is needed.
;(() => {
  const LARGEST = 20 * 1024 * 1024
  const LARGE_PHOTO = 2 * 1024 * 1024
  const LONGEST_SIDE = 2400
  const SLICE_MS = 25
  const K = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  for (const input of document.querySelectorAll('form[data-apply] input[type="file"]')) {
    input.addEventListener('change', () => void look(input))
  }
  const work = document.querySelector('input[data-work]')
  if (work) prove(work)

  async function look(input) {
    const files = []
    let told = ''
    for (const file of input.files) {
      const small = file.size > LARGE_PHOTO && /^image\/(jpeg|png|webp)$/.test(file.type) ? await smaller(file) : file
      if (small !== file) told = `照片已经缩小到 ${(small.size / 1024 / 1024).toFixed(1)} MB，字迹仍然清楚。`
      if (small.size > LARGEST) {
        input.value = ''
        return say(input, `“${file.name}”有 ${Math.ceil(file.size / 1024 / 1024)} MB，超过 20 MB，没有选上。请换一个小一些的文件。`)
      }
      files.push(small)
    }
    if (told && typeof DataTransfer === 'function') {
      const list = new DataTransfer()
      for (const file of files) list.items.add(file)
      input.files = list.files
    }
    say(input, told)
  }

  async function smaller(file) {
    try {
      const picture = await createImageBitmap(file)
      const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(picture.width * scale)
      canvas.height = Math.round(picture.height * scale)
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
      return blob && blob.size < file.size ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }) : file
    } catch {
      return file
    }
  }

  function say(input, text) {
    const status = input.parentElement.querySelector('[role="status"]') ?? input.after(...made()) ?? input.nextElementSibling
    status.textContent = text
  }
  function made() {
    const status = document.createElement('p')
    status.className = 'hint'
    status.setAttribute('role', 'status')
    return [status]
  }

  function prove(field) {
    const { challenge, salt, signature, maxnumber, algorithm } = JSON.parse(field.dataset.work)
    const status = document.getElementById('work-status')
    const form = field.form
    let found = false
    let sent = false
    form.addEventListener('submit', (event) => {
      if (sent) return event.preventDefault()
      if (!found) {
        event.preventDefault()
        status.textContent = '正在自动核验，马上就好……'
        form.dataset.waiting = '1'
        return
      }
      sent = true
      status.textContent = '正在提交……'
    })
    // Who comes back by the browser's own button may send again.
    addEventListener('pageshow', () => {
      sent = false
    })
    let n = 0
    const next = () => {
      const until = performance.now() + SLICE_MS
      while (n <= maxnumber && performance.now() < until) {
        if (sha256(salt + n) === challenge) return done()
        n++
      }
      if (n <= maxnumber) setTimeout(next)
      else done()
    }
    function done() {
      field.value = n > maxnumber ? '' : JSON.stringify({ algorithm, challenge, number: n, salt, signature })
      found = true
      if (form.dataset.waiting) form.requestSubmit()
    }
    next()
  }

  // The browser's own is not there on plain http, and takes longer for such short texts.
  function sha256(text) {
    const bytes = new TextEncoder().encode(text)
    const length = ((bytes.length + 8) >> 6) + 1
    const words = new Uint32Array(length * 16)
    for (let i = 0; i < bytes.length; i++) words[i >> 2] |= bytes[i] << (24 - (i % 4) * 8)
    words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length % 4) * 8)
    words[length * 16 - 1] = bytes.length * 8
    const hash = new Uint32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19])
    const w = new Uint32Array(64)
    for (let at = 0; at < words.length; at += 16) {
      for (let i = 0; i < 64; i++) {
        if (i < 16) w[i] = words[at + i]
        else {
          const a = w[i - 15]
          const b = w[i - 2]
          w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))
        }
      }
      let [a, b, c, d, e, f, g, h] = hash
      for (let i = 0; i < 64; i++) {
        const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0
        const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
        h = g
        g = f
        f = e
        e = (d + t1) | 0
        d = c
        c = b
        b = a
        a = (t1 + t2) | 0
      }
      for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) hash[i] += value
    }
    return [...hash].map((value) => value.toString(16).padStart(8, '0')).join('')
  }
  function turn(x, n) {
    return (x >>> n) | (x << (32 - n))
  }
})()
