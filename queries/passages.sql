-- What does the document say of the tasks? One row per bullet of the tasks that the filters leave, in the order of the document.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.section_code,
    selected.short_vi,
    selected.short_en,
    passage.field,
    passage.position,
    passage.text,
    passage.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join passage
    on passage.decision_id = selected.decision_id
    and passage.task_code = selected.task_code
order by
    selected.source_line,
    case passage.field when 'objective' then 1 when 'activity' then 2 else 3 end,
    passage.position
