-- What would a careful reader question? One row per finding about the whole list, or that touches a section or task that
-- the filters leave; errors first, then in the order of the document. Each quote of evidence stands on its line of lines.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    position,
    finding_code,
    severity,
    family_code,
    rule_code,
    section_code,
    task_code,
    place,
    message_vi,
    message_en,
    evidence,
    lines,
    related_task_codes,
    source_line
from selected_finding($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
order by
    case severity when 'error' then 1 when 'warning' then 2 else 3 end,
    position
