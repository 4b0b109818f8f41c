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
    || '''取代它的报送 · the delivery that replaced it'''
