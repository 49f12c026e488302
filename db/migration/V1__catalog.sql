-- The system of record: content, graphs, runs, findings.

-- Content is stored once, whoever lists it. The hash is Git's blob id of the bytes.
create table blob (
    hash      text        primary key,
    size      bigint      not null,
    content   bytea       not null,
    stored_at timestamptz not null default now()
);

create table source_state (
    source     text        primary key,
    revision   text        not null,
    updated_at timestamptz not null default now()
);

-- The files of a source at its present revision. A file whose content could not be read has a problem and no blob.
create table listing (
    source   text   not null references source_state (source) on delete cascade,
    path     text   not null,
    revision text   not null, -- of this file: 'worktree' where no commit holds exactly its content
    hash     text   not null,
    size     bigint not null,
    blob     text   references blob (hash),
    problem  text,
    primary key (source, path),
    check ((blob is null) <> (problem is null))
);

create index listing_blob on listing (blob);

-- Bodies are json, not jsonb: jsonb sorts keys, and the order of facts and of configuration is part of a report.
create table graph (
    id          bigint      generated always as identity primary key,
    source      text        not null,
    root        text        not null,
    fingerprint text        not null,
    shape       text        not null,
    project     json        not null,
    saved_at    timestamptz not null default now(),
    unique (source, root)
);

create table graph_artifact (
    graph   bigint  not null references graph (id) on delete cascade,
    ordinal integer not null,
    id      text    not null,
    kind    text    not null,
    name    text    not null,
    path    text    not null,
    body    json    not null,
    primary key (graph, ordinal)
);

create index graph_artifact_id on graph_artifact (id);

create table graph_edge (
    graph     bigint  not null references graph (id) on delete cascade,
    ordinal   integer not null,
    from_id   text    not null,
    to_id     text    not null,
    certainty text    not null,
    source    text    not null,
    path      text    not null,
    line      integer not null,
    end_line  integer not null,
    primary key (graph, ordinal)
);

create index graph_edge_from on graph_edge (from_id);
create index graph_edge_to on graph_edge (to_id);

create table graph_gap (
    graph    bigint  not null references graph (id) on delete cascade,
    ordinal  integer not null,
    what     text    not null,
    why      text    not null,
    source   text    not null,
    path     text    not null,
    line     integer not null,
    end_line integer not null,
    primary key (graph, ordinal)
);

create table run (
    id          text        primary key,
    job         text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    status      text        not null,
    counts      json        not null,
    score       json        not null,
    unique (job, started_at)
);

create table finding (
    run         text    not null references run (id) on delete cascade,
    fingerprint text    not null,
    ordinal     integer not null,
    status      text    not null,
    first_seen  text    not null,
    rule        text    not null,
    severity    text    not null,
    subject     text    not null,
    body        json    not null,
    primary key (run, fingerprint)
);
