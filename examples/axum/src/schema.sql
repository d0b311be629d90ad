create table if not exists cases (
    id varchar(200) primary key,
    head text not null,
    version bigint not null
);

create table if not exists events (
    case_id varchar(200) not null references cases (id),
    seq bigint not null,
    event text not null,
    primary key (case_id, seq)
);
