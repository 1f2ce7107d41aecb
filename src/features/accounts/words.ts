import type { RefusalText } from '../../platform/feature.js'

export const PASSWORD_RULE = '至少 8 个字符，大写字母、小写字母、数字、符号四类中至少有三类，不能含有账号，不能是最近用过的 5 个密码。'

export const REFUSALS: Record<string, RefusalText> = {
  'password-weak': '密码太简单：至少 8 个字符，并且大写字母、小写字母、数字、符号四类中至少有三类。',
  'password-like-login': '密码里不能含有账号，请换一个。',
  'password-used-before': '这个密码最近用过，请换一个没有用过的。',
  'password-wrong': '现在的密码不对，请重新填写。',
  'passwords-differ': '两次填写的密码不一样，请重新填写。',
  'sign-in-failed': '账号或密码不对，请重新填写。忘记密码请联系本单位管理员发一次性链接。',
  'locked-out': '连续输错的次数太多，请 15 分钟后再试，或联系本单位管理员发一次性链接。',
  'link-void': '这个链接已经用过或超过 24 小时，不能再用。请联系管理员重新发一个。',
  'login-taken': '这个账号已经有人用了，请换一个。',
  'roles-exclude-each-other': '系统管理员、安全管理员、审计管理员必须由不同的人担任，也不能兼任其他角色。',
  'role-beyond-yours': '系统、安全、审计管理员只能由安全管理员授予和收回。',
  'user-beyond-yours': '安全管理员、审计管理员的链接由运维人员在服务器上签发：gongkai user link 账号。',
  'not-oneself': '不能对自己办理，请由另一位管理员操作。',
  'last-of-role': '这是最后一位担任该角色的人，请先让另一个人担任。',
  'user-disabled': '这个用户已停用，请先启用。',
  'set-up-done': '初始设置已经完成，不能再做一次。用户和角色请在工作台里管理。',
  'logins-differ': '四个账号不能相同。',
}
