-- Which public events does the communication section promise? One row per promise of the tasks that the filters leave, most
-- events first. quantity is null where the text states none.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.title,
    selected.short_vi,
    selected.short_en,
    communication_output.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    communication_output.quantity,
    communication_output.evidence,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join communication_output
    on communication_output.decision_id = selected.decision_id
    and communication_output.task_code = selected.task_code
    and communication_output.medium = 'event'
join deliverable_type using (type_code)
order by communication_output.quantity desc nulls last, selected.source_line, communication_output.product_position
