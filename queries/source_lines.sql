-- What is printed on these lines? One row per line.
-- $decision varchar: decision id · $lines integer[]: line numbers
select line, text
from source_line
where decision_id = $decision
    and list_contains($lines, line)
order by line
