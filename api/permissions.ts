/** The roles (regulations.md §11.4: the three administrators exclude one another). */
export const ROLES = {
  clerk: '经办人',
  reviewer: '审核人',
  'legal-reviewer': '法制审核人',
  'secrecy-reviewer': '保密审查人',
  head: '信息公开机构负责人',
  'organ-admin': '单位管理员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const
export type Role = keyof typeof ROLES

/** The three that one person may not hold together, nor beside any other role (三员分立). */
export const SEPARATED_ROLES: Role[] = ['system-admin', 'security-admin', 'audit-admin']

/** What may be done, and by which roles. A grant holds for an organ and all below it. */
export const PERMISSIONS = {
  'report.view': ['clerk', 'reviewer', 'head', 'organ-admin'],
  'report.edit': ['clerk', 'head'],
  'report.collect': ['clerk', 'head'],
  'report.lock': ['head'],
  'report.publish': ['head'],
  'finding.answer': ['clerk', 'reviewer', 'head'],
  'request.view': ['clerk', 'reviewer', 'legal-reviewer', 'secrecy-reviewer', 'head'],
  'request.handle': ['clerk', 'head'],
  'request.review.business': ['reviewer'],
  'request.review.legal': ['reviewer', 'legal-reviewer'],
  'request.review.secrecy': ['reviewer', 'secrecy-reviewer'],
  'request.sign': ['head'],
  'request.read-person': ['clerk', 'head', 'audit-admin'],
  'request.mailbox': ['head', 'organ-admin'],
  'request.release': ['reviewer', 'secrecy-reviewer', 'head'],
  'request.hand-over': ['clerk', 'head', 'organ-admin'],
  'document.template': ['head', 'organ-admin'],
  'request.audit': ['audit-admin', 'head'],
  'request.dossier': ['clerk', 'head', 'audit-admin'],
  'remedy.view': ['clerk', 'reviewer', 'legal-reviewer', 'head'],
  'remedy.handle': ['clerk', 'legal-reviewer', 'head'],
  'remedy.void': ['head'],
  'publish.view': ['clerk', 'reviewer', 'legal-reviewer', 'secrecy-reviewer', 'head'],
  'publish.write': ['clerk', 'head'],
  'publish.review.first': ['clerk', 'reviewer', 'head'],
  'publish.review.second': ['reviewer', 'legal-reviewer', 'head'],
  'publish.review.final': ['head'],
  'publish.secrecy': ['secrecy-reviewer'],
  'publish.release': ['clerk', 'head'],
  'publish.force': ['head'],
  'publish.withdraw': ['clerk', 'reviewer', 'head'],
  'publish.restore': ['reviewer', 'head'],
  'column.view': ['clerk', 'reviewer', 'legal-reviewer', 'secrecy-reviewer', 'head', 'organ-admin'],
  'publish.columns': ['organ-admin', 'head'],
  'catalogue.view': ['clerk', 'reviewer', 'legal-reviewer', 'secrecy-reviewer', 'head', 'organ-admin'],
  'catalogue.edit': ['clerk', 'head', 'organ-admin'],
  'catalogue.adopt': ['head'],
  'question.view': ['clerk', 'reviewer', 'head'],
  'question.answer': ['clerk', 'head'],
  'question.review': ['reviewer', 'head'],
  'carriers.manage': ['organ-admin', 'head'],
  'carriers.send': ['clerk', 'head', 'organ-admin'],
  'import.run': ['organ-admin', 'head'],
  'correction.handle': ['clerk', 'head'],
  'inspection.view': ['clerk', 'reviewer', 'head', 'organ-admin'],
  'inspection.run': ['head', 'organ-admin'],
  'organ.edit': ['organ-admin', 'system-admin'],
  'site.edit': ['organ-admin', 'head'],
  'site.make': ['system-admin'],
  'calendar.import': ['system-admin', 'head'],
  'user.edit': ['organ-admin', 'system-admin'],
  'role.grant': ['organ-admin', 'security-admin'],
  'ledger.view': ['audit-admin'],
  'system.view': ['system-admin', 'security-admin', 'audit-admin'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

/** A role held for an organ and everything below it. `organPath` is the organ's place in the tree: `haidong/ledu`. */
export interface Grant {
  role: Role
  organId: string
  organPath: string
}

/** Whether the grants allow it for the organ that stands at `organPath`; without a path, for any organ at all. */
export function can(grants: readonly Grant[], permission: Permission, organPath?: string): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission]
  return grants.some((grant) => roles.includes(grant.role) && (organPath === undefined || covers(grant.organPath, organPath)))
}

function covers(grantPath: string, organPath: string): boolean {
  return organPath === grantPath || organPath.startsWith(`${grantPath}/`)
}
