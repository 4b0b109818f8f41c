create table ledger.installed_sql (
    part_name varchar not null,
    sql_sha256 varchar not null,
    code_version varchar not null
);

comment on table ledger.installed_sql is
'一行 = 装在这个仓库里的一部分 SQL，用来认出别的版本。 · One row = a part of the SQL that this warehouse was laid out with, by which another version is recognised.';
comment on column ledger.installed_sql.part_name is
'schema = 表、视图和汇总；metrics = 指标 · schema = tables, views and rollups; metrics = the macros';
comment on column ledger.installed_sql.sql_sha256 is
'这一部分全部 SQL 文件的 SHA-256 · SHA-256 over the SQL files of the part';
comment on column ledger.installed_sql.code_version is
'安装它的程序版本 · version of the program that installed it';
