import type { Tx } from '../../platform/db/database.js'
import { isPassword, passwordHash, tryPassword } from '../../platform/password/password.js'
import type { Ctx } from './handle.js'
import { parseId, type RequestId } from './id.js'

interface PasswordTable {
  organ_id: string
  id: string
  hash: string
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_password: PasswordTable
  }
}

/** Keeps the fingerprints of the passwords that open these requests. */
export async function keepPasswords(
  { platform }: Pick<Ctx, 'platform'>,
  tx: Tx,
  passwords: readonly { id: RequestId; password: string }[],
): Promise<void> {
  const rows = passwords.map(({ id, password }) => ({
    organ_id: parseId(id).organId,
    id,
    hash: passwordHash(platform.config, id, password),
  }))
  await tx.insertInto('request_password').values(rows).execute()
}

/** Whether the password opens the request. Throws Fault `too-many` while the caller has to wait after failures. */
export function checkPassword({ platform }: Pick<Ctx, 'platform'>, id: RequestId, typed: string): Promise<boolean> {
  return tryPassword(platform, id, async (tx) => {
    const kept = await tx
      .selectFrom('request_password')
      .select('hash')
      .where('organ_id', '=', parseId(id).organId)
      .where('id', '=', id)
      .executeTakeFirst()
    return isPassword(platform.config, id, typed, kept?.hash)
  })
}
