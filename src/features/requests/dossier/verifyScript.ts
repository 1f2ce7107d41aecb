/**
 * Goes into every dossier: a Node script without dependencies that verifies the files by SHA256SUMS, the entries by their hashes and links, and
 * the proofs up to the seals. Exit status 0 when all holds, 1 with the name of what does not.
 */
export const VERIFY_SCRIPT = String.raw`#!/usr/bin/env node
// 核验卷宗：node verify.mjs（在解压后的文件夹里运行，需要 Node 20 以上，不联网）
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const faults = []
const sha = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
const bytes = (hex) => Buffer.from(hex, 'hex')
const read = (name) => readFileSync(join(here, name))

// RFC 8785: one way to write a value.
function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return '{' + Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}'
}
const hashOf = ({ hash, ...rest }) => sha(canonical(rest))

// RFC 9162: leaf SHA-256(00 ‖ hash), node SHA-256(01 ‖ left ‖ right).
const node = (left, right) => sha(Buffer.of(1), bytes(left), bytes(right))
function root(leaf, index, size, path) {
  if (size === 1) return path.length === 0 ? leaf : null
  const sibling = path.at(-1)
  if (sibling === undefined) return null
  const split = 2 ** Math.floor(Math.log2(size - 1))
  const inner = index < split ? root(leaf, index, split, path.slice(0, -1)) : root(leaf, index - split, size - split, path.slice(0, -1))
  if (inner === null) return null
  return index < split ? node(inner, sibling) : node(sibling, inner)
}

function checkFiles() {
  const listed = new Map()
  for (const line of read('SHA256SUMS').toString('utf8').split('\n')) if (line) listed.set(line.slice(66), line.slice(0, 64))
  for (const [name, hash] of listed) {
    let content
    try {
      content = read(name)
    } catch {
      faults.push('缺少文件：' + name)
      continue
    }
    if (sha(content) !== hash) faults.push('文件被改动：' + name)
  }
  for (const name of walk(here)) if (name !== 'SHA256SUMS' && !listed.has(name)) faults.push('多出文件：' + name)
  return listed.size
}

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [relative(here, path).split(sep).join('/')]
  })
}

function checkEntries(entries) {
  let last = null
  for (const entry of entries) {
    const name = entry.chain + ' 第 ' + entry.seq + ' 条（' + entry.type + '）'
    if (hashOf(entry) !== entry.hash) faults.push('台账记录的内容与哈希不符：' + name)
    if (last !== null && entry.version !== last.version + 1) faults.push('台账记录缺号：' + name + ' 之前')
    if (last !== null && entry.seq <= last.seq) faults.push('台账记录次序不对：' + name)
    if (last !== null && entry.seq === last.seq + 1 && entry.previousHash !== last.hash) faults.push('台账链断开：' + name)
    last = entry
  }
}

function checkProofs(entries, proofs) {
  const seals = new Map()
  let proven = 0
  for (const entry of entries) {
    const proof = proofs.find((one) => one.hash === entry.hash)
    if (!proof) continue
    const { seal, index, path } = proof
    const leaf = sha(Buffer.of(0), bytes(entry.hash))
    if (root(leaf, index, seal.entries, path) !== seal.root) faults.push('证明不成立：' + entry.chain + ' 第 ' + entry.seq + ' 条')
    else if (hashOf(seal) !== seal.hash) faults.push('封存批次的哈希不符：第 ' + seal.no + ' 批')
    else proven += 1
    seals.set(seal.no, seal.hash)
  }
  return { proven, seals }
}

const files = checkFiles()
let entries = []
let seals = new Map()
let proven = 0
try {
  entries = JSON.parse(read('ledger/entries.json'))
  checkEntries(entries)
  ;({ proven, seals } = checkProofs(entries, JSON.parse(read('ledger/proofs.json'))))
} catch (error) {
  faults.push('台账文件读不出来：' + error.message)
}
if (faults.length > 0) {
  console.log('卷宗被改动过：')
  for (const fault of faults) console.log('- ' + fault)
  process.exit(1)
}
console.log('卷宗完好：' + files + ' 个文件、' + entries.length + ' 条台账记录与导出时一致，其中 ' + proven + ' 条有封存证明。')
for (const [no, hash] of seals) console.log('请与公布的哈希核对：第 ' + no + ' 批封存 ' + hash)
`
