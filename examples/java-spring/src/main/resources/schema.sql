create table if not exists case_head (
    case_id varchar(200) primary key,
    head text not null,
    version integer not null
);

create table if not exists case_event (
    case_id varchar(200) not null references case_head (case_id),
    seq integer not null,
    event text not null,
    primary key (case_id, seq)
);
