-- The statements that comment history.<table> as core.<table> is commented.
with described as (
    select
        duckdb_tables.table_name,
        duckdb_tables.comment as table_comment,
    from duckdb_tables()
    where schema_name = 'core' and table_name = $1
)

select
    'comment on table history.' || table_name || ' is '''
    || replace(
        '以前的行。 ' || table_comment || ' · A row of the past.', '''', ''''''
    )
    || ''''
from described

union all

select
    'comment on column history.' || table_name || '.' || column_name || ' is '''
    || replace(comment, '''', '''''') || ''''
from duckdb_columns()
where schema_name = 'core' and table_name = $1

union all

select
    'comment on column history.' || $1 || '.superseded_by_delivery_id is '
    || '''取代它的报送；空 = 不是被取代的 · '
    || 'the delivery that replaced it; NULL = none did'''

union all

select
    'comment on column history.' || $1 || '.withdrawn_by_delivery_id is '
    || '''撤回它所在报送的那一次；空 = 没有撤回 · '
    || 'the ledger entry that withdrew its delivery; NULL = not withdrawn'''

union all

select
    'comment on column history.' || $1 || '.restored_by_delivery_id is '
    || '''使它重新有效的那次撤回；空 = 没有恢复 · '
    || 'the withdrawal that made it current again; NULL = none'''
