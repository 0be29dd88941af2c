-- Which tasks are there? One row per task, in the order of the document.
-- $decision varchar: decision id
select task_code, title
from task
where decision_id = $decision
order by source_line
