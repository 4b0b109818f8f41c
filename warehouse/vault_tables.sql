create table if not exists complainant (
    complainant_id varchar not null,
    complainant_name varchar,
    phone varchar
);

create table if not exists complaint_text (
    complaint_id varchar not null,
    complainant_id varchar,
    complaint_text varchar,
    file_sha256 varchar not null,
    source_sheet varchar,
    source_row integer not null
);

create table if not exists set_aside_value (
    file_sha256 varchar not null,
    source_sheet varchar,
    source_row integer not null,
    column_name varchar,
    raw_value varchar
);

comment on table complainant is
'一行 = 一个化名对应的姓名和电话。只在保险库。 · One row = the person behind a pseudonym. Vault only.';
comment on table complaint_text is
'一行 = 一件投诉的原文。只在保险库。 · One row = the text of a complaint. Vault only.';
comment on table set_aside_value is
'一行 = 投诉类文件里被搁置单元格的原文。只在保险库。 · One row = a cell that was set aside in a file with personal data. Vault only.';
