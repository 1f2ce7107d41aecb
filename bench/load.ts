import { Agent, get } from 'node:http'

/** What came back of a load. */
export interface Seen {
  answers: number
  /** Answers by status; 0: none came. */
  statuses: Map<number, number>
}

/** Clients that ask for these addresses without a pause until they are stopped. `read` sees every answer. */
export interface Load {
  stop(): Promise<Seen>
}

export function load(urls: readonly string[], clients: number, read: (url: string, status: number, body: string) => void = () => {}): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const statuses = new Map<number, number>()
  let answers = 0
  let isOver = false
  const client = async (first: number) => {
    for (let n = first; !isOver; n++) {
      const url = urls[n % urls.length] as string
      const { status, body } = await ask(agent, url)
      answers++
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      read(url, status, body)
    }
  }
  const all = Array.from({ length: clients }, (_, n) => client(n))
  return {
    stop: async () => {
      isOver = true
      await Promise.all(all)
      agent.destroy()
      return { answers, statuses }
    },
  }
}

function ask(agent: Agent, url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }))
      answer.on('error', () => resolve({ status: 0, body: '' }))
    })
    request.on('error', () => resolve({ status: 0, body: '' }))
  })
}
