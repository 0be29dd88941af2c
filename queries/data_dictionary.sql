-- What do the tables and views of the store hold? One row per column of each, with the comments of the schema.
with described as (
    select table_oid as oid, comment from duckdb_tables()
    union all
    select view_oid, comment from duckdb_views()
)
select
    columns.table_name,
    described.comment as table_comment,
    columns.column_name,
    lower(columns.data_type) as data_type,
    columns.is_nullable,
    columns.comment
from duckdb_columns() as columns
join described on described.oid = columns.table_oid
where not columns.internal
order by columns.table_name, columns.column_index
