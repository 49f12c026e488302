-- What people said about answers and findings, and what was learned from it: a fact counts once a person has accepted it.
create table feedback (
    id          bigint      generated always as identity primary key,
    person      text        not null,
    given_at    timestamptz not null default now(),
    kind        text        not null check (kind in ('UP', 'DOWN', 'CORRECTION', 'ACCEPTED', 'REJECTED')),
    job         text        not null,
    question    text, -- of a turn
    subject     text, -- unique id of the thing it is about
    fingerprint text, -- of a finding
    rule        text,
    path        text,
    note        text        not null,
    learned     boolean     not null default false
);

create table fact (
    id          bigint      generated always as identity primary key,
    kind        text        not null check (kind in ('TERM', 'STATEMENT', 'SUPPRESSION')),
    job         text        not null,
    name        text        not null,
    node        text, -- unique id of the thing that a term means or a statement is about
    says        text        not null,
    origin      text        not null,
    state       text        not null check (state in ('PROPOSED', 'ACCEPTED', 'REJECTED', 'REVOKED')),
    proposed_at timestamptz not null default now(),
    reviewer    text,
    reviewed_at timestamptz,
    reason      text        not null default '',
    unique (job, kind, name, says),
    check ((state = 'PROPOSED') = (reviewer is null))
);
