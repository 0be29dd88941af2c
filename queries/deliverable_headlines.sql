-- What is promised, in short? One row per family of deliverables that the tasks left promise, in the order of the screen:
-- products, those without a stated number, and the tasks that promise them. Types are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    deliverable_family.family_code,
    deliverable_family.name_vi,
    deliverable_family.name_en,
    count(*) as product_count,
    count(*) filter (deliverable.quantity is null) as unstated_count,
    count(distinct deliverable.task_code) as task_count
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join deliverable
    on deliverable.decision_id = selected.decision_id
    and deliverable.task_code = selected.task_code
join deliverable_type using (type_code)
join deliverable_family using (family_code)
group by all
order by any_value(deliverable_family.position)
