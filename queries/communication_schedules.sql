-- How often does the document promise to publish or broadcast? One row per text of the product column that only says how often
-- what another one promises appears, among the tasks that the filters leave and that have publications.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.title,
    decided.evidence,
    decided.reason_vi,
    decided.reason_en,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join decided
    on decided.decision_id = selected.decision_id
    and decided.task_code = selected.task_code
    and decided.kind = 'deliverable'
    and decided.code is null
where exists (
    from communication_output
    where communication_output.decision_id = selected.decision_id
        and communication_output.task_code = selected.task_code
)
order by decided.position
