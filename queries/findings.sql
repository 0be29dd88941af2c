-- What would a careful reader question? One row per finding about the whole list, or about a section or task that the
-- filters leave; errors first, then in the order of the document.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words)
)
select
    finding.position,
    finding.severity,
    finding.rule_code,
    finding.section_code,
    finding.task_code,
    finding.message_vi,
    finding.message_en,
    finding.evidence,
    finding.source_line
from finding
where finding.decision_id = $decision
    and case
        when finding.task_code is not null then finding.task_code in (select task_code from selected)
        when finding.section_code is not null then finding.section_code in (select section_code from selected)
        else true
    end
order by
    case finding.severity when 'error' then 1 when 'warning' then 2 else 3 end,
    finding.position
