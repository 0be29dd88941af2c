-- Which tasks say much the same? One row per pair of overlapping tasks of which the filters leave at least one: the same of
-- the same object first ('duplicate'), then the same of another ('template'), by falling share of common text (0 to 1).
-- amount is the money of both tasks, million VND; null where a row states none.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
)
select
    overlap.first_task_code,
    overlap.second_task_code,
    overlap.kind,
    overlap.score,
    overlap.first_budget,
    overlap.second_budget,
    overlap.first_budget + overlap.second_budget as amount
from overlap
where overlap.decision_id = $decision
    and (
        overlap.first_task_code in (select task_code from selected)
        or overlap.second_task_code in (select task_code from selected)
    )
order by overlap.kind, overlap.score desc, overlap.first_task_code
