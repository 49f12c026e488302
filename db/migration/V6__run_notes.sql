-- What a stage of a run leaves for the stages after it.
create table run_note (
    run  text not null references run (id) on delete cascade,
    name text not null,
    body json not null,
    primary key (run, name)
);
