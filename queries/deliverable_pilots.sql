-- Where will models be applied, and how many? One row per task that the filters leave and that promises a pilot, most first.
-- quantity: sum of the stated numbers, null where none is stated; evidence: its phrases, in the order of the document.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.title,
    selected.short_vi,
    selected.short_en,
    count(*) as product_count,
    count(*) - count(deliverable.quantity) as unstated_count,
    sum(deliverable.quantity)::bigint as quantity,
    list(deliverable.evidence order by deliverable.product_position, deliverable.position) as evidence,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join deliverable
    on deliverable.decision_id = selected.decision_id
    and deliverable.task_code = selected.task_code
    and deliverable.type_code = 'pilot'
group by all
order by quantity desc nulls last, selected.source_line
