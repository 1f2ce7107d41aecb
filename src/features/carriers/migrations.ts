import { type Migration, sql } from 'kysely'

export const carrierMigrations: Record<string, Migration> = {
  'carriers-0001': {
    async up(db) {
      await sql`create table carrier (
        site_id text not null,
        id text not null,
        organ_id text not null,
        organ_path text not null,
        kind text not null,
        settings text not null,
        secrets text not null,
        kept text not null default '',
        paused boolean not null,
        removed boolean not null default false,
        made_at timestamptz not null,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index carrier_of_organ on carrier (site_id, organ_path) where not removed`.execute(db)
      // The outbox: a row a carrier and event, written by the transaction that publishes.
      await sql`create table carrier_delivery (
        site_id text not null,
        id text not null,
        seq bigint generated always as identity,
        carrier_id text not null,
        document_id text not null,
        event text not null,
        state text not null,
        tries integer not null default 0,
        next_at timestamptz,
        reason text,
        remote text not null default '{}',
        created_at timestamptz not null,
        settled_at timestamptz,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index carrier_delivery_of_carrier on carrier_delivery (site_id, carrier_id, seq desc)`.execute(db)
      await sql`create index carrier_delivery_of_document on carrier_delivery (site_id, document_id, seq desc)`.execute(db)
      await sql`create index carrier_delivery_open on carrier_delivery (site_id, carrier_id, state)
        where state not in ('delivered', 'cancelled')`.execute(db)
      await sql`create table carrier_attempt (
        site_id text not null,
        delivery_id text not null,
        no integer not null,
        at timestamptz not null,
        ok boolean not null,
        step text not null,
        status integer,
        outcome text not null,
        answer text not null,
        primary key (site_id, delivery_id, no)
      )`.execute(db)
    },
  },
}
