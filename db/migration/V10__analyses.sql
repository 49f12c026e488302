-- On-demand analyses: what was asked, in which state it is, and a ledger of everything that happened to it.

-- The state machine. The program holds the same table; a test compares the two.
create table analysis_transition (
    from_state text not null,
    to_state   text not null,
    primary key (from_state, to_state)
);

insert into analysis_transition (from_state, to_state) values
    ('REQUESTED', 'PLANNED'), ('REQUESTED', 'REJECTED'), ('REQUESTED', 'REVOKED'),
    ('PLANNED', 'APPROVED'), ('PLANNED', 'REJECTED'), ('PLANNED', 'REVOKED'),
    ('APPROVED', 'RUNNING'), ('APPROVED', 'REVOKED'), ('APPROVED', 'EXPIRED'),
    ('RUNNING', 'DONE'), ('RUNNING', 'FAILED');

create table analysis (
    id           text primary key,
    state        text not null,
    target       text not null,
    sql          text not null,
    limits       text not null,
    because      text not null,
    requester    text not null,
    requested_at timestamptz not null,
    plan         json,
    expires_at   timestamptz,
    outcome      json
);

create index analysis_by_state on analysis (state, requested_at);

create function analysis_checked() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'analysis % cannot be deleted: its ledger speaks of it', old.id;
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'REQUESTED' or new.plan is not null or new.expires_at is not null then
            raise exception 'analysis % begins as REQUESTED, found %', new.id, new.state;
        end if;
        return new;
    end if;
    if (new.id, new.target, new.sql, new.limits, new.because, new.requester, new.requested_at)
        is distinct from
       (old.id, old.target, old.sql, old.limits, old.because, old.requester, old.requested_at) then
        raise exception 'analysis %: what was asked cannot be changed; ask anew', old.id;
    end if;
    if not exists (select 1 from analysis_transition where from_state = old.state and to_state = new.state) then
        raise exception 'analysis %: % does not follow %', old.id, new.state, old.state;
    end if;
    if new.plan::text is distinct from old.plan::text and new.state not in ('PLANNED', 'REJECTED') then
        raise exception 'analysis %: its plan cannot be changed', old.id;
    end if;
    if new.expires_at is distinct from old.expires_at and new.state <> 'APPROVED' then
        raise exception 'analysis %: its approval cannot be prolonged', old.id;
    end if;
    return new;
end $$;

create trigger analysis_checked before insert or update or delete on analysis
    for each row execute function analysis_checked();

-- Each entry holds the hash of the one before it: an entry that is changed, left out or put in breaks the chain.
create table analysis_ledger (
    seq      bigint primary key,
    at       timestamptz not null,
    analysis text not null references analysis (id),
    event    text not null,
    actor    text not null,
    proof    text not null,
    body     text not null,
    previous text not null,
    hash     text not null
);

create index analysis_ledger_by_analysis on analysis_ledger (analysis, seq);

create function analysis_ledger_linked() returns trigger language plpgsql as $$
declare
    last record;
begin
    select seq, hash into last from analysis_ledger order by seq desc limit 1;
    if new.seq <> coalesce(last.seq, 0) + 1 or new.previous <> coalesce(last.hash, repeat('0', 64)) then
        raise exception 'the ledger of analyses goes on at % after its last entry, found %',
            coalesce(last.seq, 0) + 1, new.seq;
    end if;
    return new;
end $$;

create trigger analysis_ledger_linked before insert on analysis_ledger
    for each row execute function analysis_ledger_linked();

create function analysis_ledger_kept() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger of analyses is only ever appended to';
end $$;

create trigger analysis_ledger_kept before update or delete or truncate on analysis_ledger
    for each statement execute function analysis_ledger_kept();

create trigger analysis_kept before truncate on analysis
    for each statement execute function analysis_ledger_kept();

-- A session may have a temporary table of the same name, which would be found first: the triggers look into this schema.
do $$
declare
    name text;
begin
    foreach name in array array['analysis_checked', 'analysis_ledger_linked', 'analysis_ledger_kept'] loop
        execute format('alter function %I() set search_path = %I, pg_temp', name, current_schema());
    end loop;
end $$;
