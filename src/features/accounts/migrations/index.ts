import { type Migration, sql } from 'kysely'

export const accountMigrations: Record<string, Migration> = {
  'accounts-0001': {
    async up(db) {
      await sql`create table app_user (
        id text primary key,
        login text not null unique,
        name text not null,
        organ_id text not null references organ (id),
        disabled boolean not null,
        created_at timestamptz not null,
        last_sign_in_at timestamptz
      )`.execute(db)
      await sql`create index app_user_by_organ on app_user (organ_id)`.execute(db)
      await sql`create table user_grant (
        user_id text not null references app_user (id),
        role text not null,
        organ_id text not null references organ (id),
        primary key (user_id, role, organ_id)
      )`.execute(db)
      await sql`create table user_password (
        user_id text not null references app_user (id),
        seq integer not null,
        hash text not null,
        set_at timestamptz not null,
        primary key (user_id, seq)
      )`.execute(db)
      await sql`create table user_link (
        hash text primary key,
        user_id text not null references app_user (id),
        ends_at timestamptz not null,
        used_at timestamptz
      )`.execute(db)
      await sql`create index user_link_of_user on user_link (user_id)`.execute(db)
      await sql`create table sign_in_failure (
        login_hash text primary key,
        failures integer not null,
        locked_until timestamptz,
        last_at timestamptz not null
      )`.execute(db)
    },
  },
}
