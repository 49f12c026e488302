-- What people asked and were told. A turn is stored when it is asked and once more when it is answered: one without an answer was
-- broken off.
create table conversation (
    id         bigint      generated always as identity primary key,
    person     text        not null,
    name       text        not null,
    about      text        not null, -- the job or folder it began with
    summary    text        not null default '', -- of the turns before the window
    created_at timestamptz not null default now(),
    used_at    timestamptz not null default now(),
    unique (person, name)
);

create index conversation_used on conversation (used_at);

create table conversation_turn (
    conversation bigint      not null references conversation (id) on delete cascade,
    number       integer     not null,
    asked_at     timestamptz not null default now(),
    question     text        not null,
    about        text        not null,
    answered_at  timestamptz,
    tool         text,
    subject      text,
    answer       text,
    body         json,
    words        tsvector    generated always as (
        to_tsvector('english', left(question || ' ' || coalesce(answer, ''), 100000)
            || ' ' || translate(left(question || ' ' || coalesce(answer, ''), 100000), '/_.-`', '     '))) stored,
    primary key (conversation, number),
    check ((answered_at is null) = (answer is null))
);

create index conversation_turn_words on conversation_turn using gin (words);
