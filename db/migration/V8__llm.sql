-- Answers of language models, by the hash of everything that decides them: a run that asks the same pays nothing.
create table llm_answer (
    prompt_hash char(64) primary key,
    provider    text        not null,
    model       text        not null,
    purpose     text        not null,
    answer      text        not null,
    created_at  timestamptz not null default now()
);

-- Every call to a model, never its text.
create table llm_call (
    id          bigint generated always as identity primary key,
    at          timestamptz not null default now(),
    provider    text        not null,
    model       text        not null,
    purpose     text        not null,
    prompt_hash char(64)    not null,
    tokens_in   bigint      not null,
    tokens_out  bigint      not null,
    usd         numeric(18, 9),
    millis      bigint      not null,
    cached      boolean     not null,
    outcome     text        not null
);

create index llm_call_at on llm_call (at);
