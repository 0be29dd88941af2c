-- What do the tasks promise? One row per promised product of the tasks that the filters leave, in the order of the document.
-- quantity is null where the text states no number; passage is the whole bullet. Types are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.section_code,
    deliverable.product_position,
    deliverable.position,
    deliverable_family.family_code,
    deliverable_family.name_vi as family_vi,
    deliverable_family.name_en as family_en,
    deliverable.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    deliverable.quantity,
    deliverable.unit,
    deliverable.evidence,
    passage.text as passage,
    passage.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join deliverable
    on deliverable.decision_id = selected.decision_id
    and deliverable.task_code = selected.task_code
join deliverable_type using (type_code)
join deliverable_family using (family_code)
join passage
    on passage.decision_id = deliverable.decision_id
    and passage.task_code = deliverable.task_code
    and passage.field = 'product'
    and passage.position = deliverable.product_position
order by selected.source_line, deliverable.product_position, deliverable.position
