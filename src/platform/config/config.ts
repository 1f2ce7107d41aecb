import { resolve } from 'node:path'
import { z } from 'zod'
import { Fault } from '../errors/errors.js'
import { parseAddresses } from './addresses.js'
import { makeDataDir, readSecret } from './secret.js'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** What a process is told from outside. Nothing else in the program reads the environment. */
export interface Config {
  port: number
  /** `::` listens on IPv6 and IPv4. */
  host: string
  /** Absolute. Holds the embedded database, uploaded files and the secret. */
  dataDir: string
  /** null: the embedded database in `dataDir`. */
  databaseUrl: string | null
  /** Connections that one process keeps to PostgreSQL at most. */
  databasePool: number
  /** Signs sessions and one-time links; the same on every node. */
  secret: string
  logLevel: (typeof LOG_LEVELS)[number]
  /** The address that citizens know: `https://www.example.gov.cn`, without the last slash. null: whatever they asked for. */
  publicUrl: string | null
  /** Whether X-Forwarded-* of a proxy in front is believed. */
  trustProxy: boolean
  /** How personal data is encrypted: AES-256-GCM, or SM4 with HMAC-SM3 (国密). What was sealed by the other is still read. */
  cipher: 'aes' | 'sm'
  /** After how many days a password must be changed; 0: never. */
  passwordDays: number
  /** Who sends it may read /metrics from elsewhere. null: this machine only. */
  metricsToken: string | null
  /** `host:port` of what this server may ask although it stands inside; lower case. */
  insideHosts: readonly string[]
  /** `smtp://user:password@host:587` or `smtps://…`. null: no mail is sent. */
  smtpUrl: string | null
  /** From whom mails come: `no-reply@example.gov.cn`. */
  mailFrom: string | null
  /** Where the interface of WeChat's official accounts is; another place for tests only. */
  wechatUrl: string
}

const SENTENCES: Record<string, string> = {
  PORT: 'PORT 应为 0 到 65535 之间的整数，例如 8080。',
  HOST: 'HOST 应为本机地址，例如 ::（同时监听 IPv4 与 IPv6）或 127.0.0.1。',
  GONGKAI_DATA: 'GONGKAI_DATA 应为数据目录的路径，例如 ./data。',
  DATABASE_URL: 'DATABASE_URL 应形如 postgres://用户:密码@主机:5432/库名；有多台主机时用逗号隔开。',
  GONGKAI_DB_POOL: 'GONGKAI_DB_POOL（数据库连接数）应为 2 到 200 之间的整数。',
  GONGKAI_SECRET: 'GONGKAI_SECRET 应至少 32 个字符；不设置时自动生成并保存在数据目录。',
  GONGKAI_LOG: `GONGKAI_LOG（日志级别）应为 ${LOG_LEVELS.join('、')} 之一。`,
  GONGKAI_URL: 'GONGKAI_URL 应为网站对外的网址，例如 https://www.example.gov.cn。',
  GONGKAI_TRUST_PROXY: 'GONGKAI_TRUST_PROXY 应为 0 或 1。',
  GONGKAI_CIPHER: 'GONGKAI_CIPHER（个人信息的加密算法）应为 aes 或 sm（国密 SM4、SM3）。',
  GONGKAI_PASSWORD_DAYS: 'GONGKAI_PASSWORD_DAYS（密码有效天数）应为 0 到 3650 之间的整数，0 表示不限。',
  GONGKAI_METRICS_TOKEN: 'GONGKAI_METRICS_TOKEN 应至少 16 个字符；不设置时只有本机可以读 /metrics。',
  GONGKAI_INSIDE_HOSTS: 'GONGKAI_INSIDE_HOSTS（允许访问的内部地址）应形如 old.example.gov.cn:80,10.1.2.3:8080。',
  GONGKAI_SMTP_URL: 'GONGKAI_SMTP_URL 应形如 smtps://用户:密码@邮件服务器:465 或 smtp://邮件服务器:25；不设置时不发邮件。',
  GONGKAI_MAIL_FROM: 'GONGKAI_MAIL_FROM 应为发件邮箱，例如 dingyue@example.gov.cn；设置了 GONGKAI_SMTP_URL 就必须设置。',
  GONGKAI_WECHAT_URL: 'GONGKAI_WECHAT_URL 应为网址，只在测试时使用；不设置时为 https://api.weixin.qq.com。',
}

const Environment = z.object({
  PORT: whole(0, 65_535).default(8080),
  HOST: z
    .string()
    .regex(/^[0-9a-zA-Z.:_-]+$/)
    .default('::'),
  GONGKAI_DATA: z
    .string()
    .refine((path) => !path.includes('\0'))
    .default('./data'),
  DATABASE_URL: z
    .string()
    .refine((url) => parseAddresses(url) !== null)
    .optional(),
  GONGKAI_DB_POOL: whole(2, 200).default(10),
  GONGKAI_SECRET: z.string().min(32).optional(),
  GONGKAI_LOG: z.enum(LOG_LEVELS).default('info'),
  GONGKAI_URL: z.string().refine(isWebOrigin).optional(),
  GONGKAI_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  GONGKAI_CIPHER: z.enum(['aes', 'sm']).default('aes'),
  GONGKAI_PASSWORD_DAYS: whole(0, 3650).default(90),
  GONGKAI_METRICS_TOKEN: z.string().min(16).optional(),
  GONGKAI_INSIDE_HOSTS: z
    .string()
    .regex(/^\s*([^\s,:/]+|\[[0-9a-f:]+\]):\d{1,5}(\s*,\s*([^\s,:/]+|\[[0-9a-f:]+\]):\d{1,5})*\s*$/i)
    .optional(),
  GONGKAI_SMTP_URL: z.string().refine(isMailServer).optional(),
  GONGKAI_MAIL_FROM: z.email().optional(),
  GONGKAI_WECHAT_URL: z.string().refine(isWebOrigin).default('https://api.weixin.qq.com'),
})

/**
 * The configuration that `env` gives. An empty value counts as absent. Creates the data folder and, where GONGKAI_SECRET is
 * absent, the secret in it. Throws a Fault `invalid` with one sentence about the first value that makes no sense.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in SENTENCES && value?.trim()))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new Fault('invalid', SENTENCES[name] ?? '配置有误，请检查环境变量。', {
      code: 'bad-config',
      fields: { [name]: String(given[name]) },
    })
  }
  const value = parsed.data
  if (value.GONGKAI_SMTP_URL && !value.GONGKAI_MAIL_FROM)
    throw new Fault('invalid', SENTENCES.GONGKAI_MAIL_FROM ?? '', { code: 'bad-config', fields: { GONGKAI_MAIL_FROM: '' } })
  const dataDir = resolve(value.GONGKAI_DATA)
  makeDataDir(dataDir)
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir,
    databaseUrl: value.DATABASE_URL ?? null,
    databasePool: value.GONGKAI_DB_POOL,
    secret: value.GONGKAI_SECRET ?? readSecret(dataDir),
    logLevel: value.GONGKAI_LOG,
    publicUrl: value.GONGKAI_URL?.replace(/\/$/, '') ?? null,
    trustProxy: value.GONGKAI_TRUST_PROXY === '1',
    cipher: value.GONGKAI_CIPHER,
    passwordDays: value.GONGKAI_PASSWORD_DAYS,
    metricsToken: value.GONGKAI_METRICS_TOKEN ?? null,
    insideHosts: (value.GONGKAI_INSIDE_HOSTS ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    smtpUrl: value.GONGKAI_SMTP_URL ?? null,
    mailFrom: value.GONGKAI_MAIL_FROM ?? null,
    wechatUrl: value.GONGKAI_WECHAT_URL.replace(/\/$/, ''),
  }
}

function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
}

function isWebOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}

function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^smtps?:$/.test(url.protocol) && url.hostname !== ''
}
