-- What do the tables of the store hold? One row per column of each table, with the comments of the schema.
select
    columns.table_name,
    tables.comment as table_comment,
    columns.column_name,
    lower(columns.data_type) as data_type,
    columns.is_nullable,
    columns.comment
from duckdb_columns() as columns
join duckdb_tables() as tables using (table_oid)
where not columns.internal
order by columns.table_name, columns.column_index
