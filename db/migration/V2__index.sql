-- Passages and their vectors. Where the server offers pgvector, Plumbline adds its table after these migrations.

-- What a file's passages were made from; a file whose fingerprint is the same is not cut again.
create table index_file (
    source      text not null,
    path        text not null,
    fingerprint text not null,
    primary key (source, path)
);

create table chunk (
    id           text    primary key,
    source       text    not null,
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
    -- Words by the English dictionary as written, and once more with identifiers and paths taken apart.
    words        tsvector generated always as (
        setweight(to_tsvector('english', path || ' ' || translate(path, '/_.-', '    ')), 'A')
        || setweight(to_tsvector('english', context || ' ' || translate(context, '/_.-', '    ')), 'B')
        || setweight(to_tsvector('english', left(text, 100000)), 'C')
        || setweight(to_tsvector('english', translate(left(text, 100000), '/_.-', '    ')), 'D')) stored,
    foreign key (source, path) references index_file (source, path) on delete cascade
);

create index chunk_file on chunk (source, path);
create index chunk_hash on chunk (hash);
create index chunk_words on chunk using gin (words);

-- One vector per model and text, as little-endian 32-bit floats of unit length.
create table chunk_vector (
    model  text  not null,
    hash   text  not null,
    vector bytea not null,
    primary key (model, hash)
);

-- Grows with every change of passages or vectors, in the same transaction: what a process keeps in memory is still true
-- as long as this number is the same.
create table index_version (
    one     boolean primary key default true check (one),
    version bigint  not null
);

insert into index_version (version) values (1);
