-- Passages and their vectors. Where the server offers pgvector, Plumbline adds its table after these migrations.

create table index_source (
    source  text   primary key,
    version bigint not null
);

create table chunk (
    id           text    primary key,
    source       text    not null references index_source (source) on delete cascade,
    revision     text    not null,
    locator_kind text    not null,
    path         text    not null,
    line         integer not null,
    end_line     integer not null,
    artifact     text,
    kind         text    not null,
    context      text    not null,
    text         text    not null,
    hash         text    not null,
    -- Whole words by the English dictionary, and once more with identifiers and paths taken apart.
    words        tsvector generated always as (
        setweight(to_tsvector('english', translate(path, '/_.-', '    ')), 'A')
        || setweight(to_tsvector('english', context || ' ' || translate(context, '_./-', '    ')), 'B')
        || setweight(to_tsvector('english', left(text, 200000)), 'C')
        || setweight(to_tsvector('english', translate(left(text, 200000), '_./-', '    ')), 'D')) stored
);

create index chunk_source on chunk (source);
create index chunk_hash on chunk (hash);
create index chunk_words on chunk using gin (words);

-- One vector per model and text, as little-endian 32-bit floats of unit length.
create table chunk_vector (
    model  text  not null,
    hash   text  not null,
    vector bytea not null,
    primary key (model, hash)
);
