-- Which sectors and types of deliverable does each task have? One row per task that the filters leave, in the order of the
-- document; names as lists, each name once; with $certain no sector that the task joins to another by "hoặc" (or). Our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with sector_names as (
    select
        task_sector.task_code,
        list(sector.name_vi order by strpos(task.title, task_sector.evidence), sector_code) as sectors_vi,
        list(sector.name_en order by strpos(task.title, task_sector.evidence), sector_code) as sectors_en
    from task_sector
    join sector using (sector_code)
    join task
        on task.decision_id = task_sector.decision_id
        and task.task_code = task_sector.task_code
    where task_sector.decision_id = $decision
        and not ($certain and task_sector.is_alternative)
    group by task_sector.task_code
),
task_type as (
    select distinct task_code, type_code
    from deliverable
    where decision_id = $decision
),
type_names as (
    select
        task_type.task_code,
        list(name_vi order by position) as types_vi,
        list(name_en order by position) as types_en
    from task_type
    join deliverable_type using (type_code)
    group by task_type.task_code
)
select
    selected.task_code,
    coalesce(sectors_vi, []) as sectors_vi,
    coalesce(sectors_en, []) as sectors_en,
    coalesce(types_vi, []) as types_vi,
    coalesce(types_en, []) as types_en
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
left join sector_names using (task_code)
left join type_names using (task_code)
order by selected.source_line
