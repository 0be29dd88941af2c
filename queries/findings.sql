-- What would a careful reader question? One row per finding about the whole list, or that touches a section or task that
-- the filters leave; errors first, then in the order of the document. Each quote of evidence stands on its line of lines.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words)
)
select
    position,
    severity,
    family_code,
    rule_code,
    section_code,
    task_code,
    message_vi,
    message_en,
    evidence,
    lines,
    related_task_codes,
    source_line
from finding
where decision_id = $decision
    and case
        when len(related_task_codes) > 0
            then list_has_any(related_task_codes, (select list(task_code) from selected))
        when section_code is not null then section_code in (select section_code from selected)
        else true
    end
order by
    case severity when 'error' then 1 when 'warning' then 2 else 3 end,
    position
