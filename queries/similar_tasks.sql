-- Which other tasks read much the same as this one? One row per such task: 'duplicate' (the same of the same object) first,
-- then 'template' (the same of another object), by falling share of common text (0 to 1); budget in million VND.
-- $decision varchar: decision id · $task varchar: task code
select
    task.task_code,
    task.short_vi,
    task.short_en,
    task.budget,
    overlap.kind,
    overlap.score,
    overlap.first_task_code,
    overlap.second_task_code
from overlap
join task
    on task.decision_id = overlap.decision_id
    and task.task_code in (overlap.first_task_code, overlap.second_task_code)
    and task.task_code <> $task
where overlap.decision_id = $decision
    and $task in (overlap.first_task_code, overlap.second_task_code)
order by overlap.kind, overlap.score desc, task.source_line
