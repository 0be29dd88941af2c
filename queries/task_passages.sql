-- What does the document say of this task? One row per bullet, in the order of the document.
-- $decision varchar: decision id · $task varchar: task code
select field, position, text, source_line
from passage
where decision_id = $decision
    and task_code = $task
order by
    case field when 'objective' then 1 when 'activity' then 2 else 3 end,
    position
