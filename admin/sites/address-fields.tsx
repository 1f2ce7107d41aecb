import { Form, Input } from 'antd'
import type { ReactElement } from 'react'

export interface AddressValues {
  /** One a line. */
  hosts: string
  path?: string
}

/** By which hosts and under which path a site is reached; the main one has no path. */
export function AddressFields({ main = false }: { main?: boolean }): ReactElement {
  return (
    <>
      <Form.Item name="hosts" label="域名（一行一个）" extra="不带 http:// 和端口。一个域名只能属于一个站点；第一个用在完整的网址里。">
        <Input.TextArea rows={3} />
      </Form.Item>
      {!main && (
        <Form.Item name="path" label="路径" extra="没有域名时用，例如 /ledu：在主站点的网址后面加上它就是这个站点。">
          <Input maxLength={32} />
        </Form.Item>
      )}
    </>
  )
}

/** What was typed, as the server takes it. */
export function addressesOf({ hosts, path = '' }: AddressValues): { hosts: string[]; path: string | null } {
  return { hosts: linesOf(hosts), path: path.trim() || null }
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
