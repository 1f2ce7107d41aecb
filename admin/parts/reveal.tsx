import { Button } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { ReasonDialog } from './reason-dialog.js'

interface Props<Whole> {
  /** What is looked at, as the dialog names it: 申请人的全部资料. */
  what: string
  /** An example of a purpose. */
  example: string
  /** Whether the clerk may look at all. */
  allowed: boolean
  /** Reads it for a purpose, which the server records; undefined where it says no. */
  read: (purpose: string) => Promise<Whole | undefined>
  /** What is shown masked (null), and in full. */
  children: (whole: Whole | null) => ReactNode
}

/** Personal data, masked; in full after a purpose was typed, which is recorded. Forgotten when the page is left. */
export function Reveal<Whole>({ what, example, allowed, read, children }: Props<Whole>): ReactElement {
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState<Whole | null>(null)
  return (
    <>
      {children(whole)}
      {whole !== null ? (
        <Button onClick={() => setWhole(null)}>重新遮盖</Button>
      ) : (
        allowed && <Button onClick={() => setAsking(true)}>查看全部资料……</Button>
      )}
      <ReasonDialog
        open={asking}
        title={`查看${what}`}
        hint={`请写明用途，例如“${example}”，不少于 4 个字。谁、何时、为什么查看，都会记入台账。`}
        submit="查看"
        onSubmit={async (purpose) => {
          const answer = await read(purpose)
          if (answer !== undefined) setWhole(answer)
          return answer !== undefined
        }}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

/** Names and values; what is empty is left out. */
export function GivenFacts({ facts }: { facts: readonly [string, string][] }): ReactElement {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd className="wrap">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
