-- What do the tasks of the industries chosen promise? One row per chosen industry and deliverable type, in the order of the
-- screen; quantity adds up stated numbers and is null where none is stated. With $certain, tasks that join industries by
-- "hoặc" (or) do not count. Industries and types are our reading.
-- $chosen varchar[]: sector codes
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.sector_code,
    deliverable.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    count(*) as product_count,
    sum(deliverable.quantity) as quantity
from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join deliverable
    on deliverable.decision_id = $decision
    and deliverable.task_code = selected.task_code
join deliverable_type using (type_code)
where list_contains($chosen, selected.sector_code)
group by all
order by any_value(deliverable_type.position), selected.sector_code
