import { Button, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { exportDossier } from '../../../api/request-case.js'
import { address } from '../../client.js'
import { holds, useMe } from '../../frame/me.js'

const LEAST = 4

/** 导出卷宗: masked for everybody; with a purpose, whole for those who may read persons. */
export function Dossier({ id }: { id: string }): ReactElement | null {
  const me = useMe()
  const field = useId()
  const [purpose, setPurpose] = useState('')
  if (!holds(me, 'request.dossier')) return null
  const whole = holds(me, 'request.read-person')
  const said = [...purpose.trim()].length >= LEAST
  return (
    <section aria-labelledby="dossier">
      <h3 id="dossier">导出卷宗</h3>
      <p>
        压缩包里有办理记录、每一步前后的变化、文书、哈希清单和核验程序；解压后不联网运行 <code>node verify.mjs</code>{' '}
        就能核验。导出会记入台账。
      </p>
      <p>
        <Button href={address(exportDossier, { params: { id } })} download>
          导出卷宗（遮盖个人信息）
        </Button>
      </p>
      {whole && (
        <>
          <div className="field">
            <label htmlFor={field}>连同申请人资料和材料一起导出的用途</label>
            <Input id={field} value={purpose} maxLength={200} onChange={(event) => setPurpose(event.target.value)} />
          </div>
          {said ? (
            <Button href={address(exportDossier, { params: { id }, query: { purpose: purpose.trim() } })} download>
              导出完整卷宗
            </Button>
          ) : (
            <p className="quiet small">写明用途（不少于 4 个字）以后才能导出。</p>
          )}
        </>
      )}
    </section>
  )
}
