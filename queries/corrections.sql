-- Where does a person read the document otherwise than it is printed? One row per accepted reading in a section or task that
-- the filters leave, in the order of the document. field is 'title', 'objective', 'activity' or 'product', position its
-- bullet (null for a title), code the section or task.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
),
placed as (
    select
        *,
        split_part(place, ' ', 1) as code,
        coalesce(nullif(split_part(place, ' ', 2), ''), 'title') as field,
        try_cast(split_part(place, ' ', 3) as integer) as position
    from correction
    where decision_id = $decision
)
select
    placed.code,
    placed.field,
    placed.position,
    placed.verbatim,
    placed.reading,
    placed.reason_vi,
    placed.reason_en,
    coalesce(task.source_line, section.source_line) as source_line
from placed
left join task on task.decision_id = $decision and task.task_code = placed.code
left join section on section.decision_id = $decision and section.section_code = placed.code
where placed.code in (select task_code from selected)
    or placed.code in (select section_code from selected)
order by
    source_line,
    case placed.field when 'title' then 1 when 'objective' then 2 when 'activity' then 3 else 4 end,
    placed.position
