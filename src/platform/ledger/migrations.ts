import { type Migration, sql } from 'kysely'

const entries: Migration = {
  async up(db) {
    await sql`
      create table ledger_chain (
        chain text primary key,
        seq bigint not null,
        hash text not null
      )`.execute(db)
    await sql`
      create table ledger_entry (
        chain text not null,
        seq bigint not null,
        stream text not null,
        version integer not null,
        type text not null,
        data jsonb not null,
        actor text not null check (actor <> ''),
        actor_name text not null,
        article text,
        at timestamptz not null,
        previous_hash text not null,
        hash text not null,
        primary key (chain, seq),
        constraint ledger_entry_version unique (stream, version)
      )`.execute(db)
    await sql`create index ledger_entry_at on ledger_entry (at, chain, seq)`.execute(db)
    await sql`create index ledger_entry_actor on ledger_entry (actor, at, chain, seq)`.execute(db)
    await sql`create index ledger_entry_type on ledger_entry (type, at, chain, seq)`.execute(db)
    await sql`
      create function ledger_refuse() returns trigger language plpgsql as $$
      begin
        raise exception 'the ledger is append-only: % on % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
      end $$`.execute(db)
    await sql`
      create function ledger_head_moves_by_one() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' and new.seq <> 0 or tg_op = 'UPDATE' and (new.seq <> old.seq + 1 or new.chain <> old.chain) then
          raise exception 'the head of chain % moves by one entry at a time', new.chain using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`.execute(db)
    await sql`
      create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
      for each statement execute function ledger_refuse()`.execute(db)
    await sql`
      create trigger ledger_chain_kept before delete or truncate on ledger_chain
      for each statement execute function ledger_refuse()`.execute(db)
    await sql`
      create trigger ledger_chain_by_one before insert or update on ledger_chain
      for each row execute function ledger_head_moves_by_one()`.execute(db)
    // ALWAYS: session_replication_role = replica does not switch them off.
    await sql`alter table ledger_entry enable always trigger ledger_entry_append_only`.execute(db)
    await sql`alter table ledger_chain enable always trigger ledger_chain_kept`.execute(db)
    await sql`alter table ledger_chain enable always trigger ledger_chain_by_one`.execute(db)
  },
}

const seals: Migration = {
  async up(db) {
    await sql`
      create table ledger_seal (
        no bigint primary key,
        at timestamptz not null,
        entries bigint not null,
        root text not null,
        previous text not null,
        hash text not null
      )`.execute(db)
    await sql`
      create table ledger_seal_part (
        no bigint not null references ledger_seal,
        chain text not null,
        from_seq bigint not null,
        to_seq bigint not null check (to_seq >= from_seq),
        primary key (chain, from_seq)
      )`.execute(db)
    await sql`create index ledger_seal_part_no on ledger_seal_part (no)`.execute(db)
    for (const table of ['ledger_seal', 'ledger_seal_part']) {
      await sql`
        create trigger ${sql.raw(table)}_append_only before update or delete or truncate on ${sql.table(table)}
        for each statement execute function ledger_refuse()`.execute(db)
      await sql`alter table ${sql.table(table)} enable always trigger ${sql.raw(table)}_append_only`.execute(db)
    }
  },
}

/** The head may pass several entries at once, where they stand and it ends in the hash of the last. */
const heads: Migration = {
  async up(db) {
    await sql`
      create or replace function ledger_head_moves_by_one() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' and new.seq <> 0 or tg_op = 'UPDATE' and (new.seq <= old.seq or new.chain <> old.chain) then
          raise exception 'the head of chain % only moves forward', new.chain using errcode = 'insufficient_privilege';
        end if;
        if tg_op = 'UPDATE' and new.seq > old.seq + 1 and (
          (select count(*) from ledger_entry where chain = new.chain and seq > old.seq and seq <= new.seq) <> new.seq - old.seq
          or not exists (select from ledger_entry where chain = new.chain and seq = new.seq and hash = new.hash)
        ) then
          raise exception 'the head of chain % moves past entries that are not there', new.chain using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`.execute(db)
  },
}

export const ledgerMigrations: Record<string, Migration> = {
  'ledger-0001-entries': entries,
  'ledger-0002-seals': seals,
  'ledger-0003-heads': heads,
}
