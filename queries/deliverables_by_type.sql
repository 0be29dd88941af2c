-- What do the tasks promise, by family and type? One row per type that the tasks left by the filters promise, by family, most
-- products first. A product is one promise of the product column. Types are our reading.
-- quantity: sum of the stated numbers, null where none is stated; unstated_count: products without a number.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with promised as (
    select deliverable.*
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
    join deliverable
        on deliverable.decision_id = selected.decision_id
        and deliverable.task_code = selected.task_code
)
select
    deliverable_family.family_code,
    deliverable_family.name_vi as family_vi,
    deliverable_family.name_en as family_en,
    deliverable_type.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    count(distinct promised.task_code) as task_count,
    count(*) as product_count,
    count(promised.quantity) as stated_count,
    product_count - stated_count as unstated_count,
    sum(promised.quantity)::bigint as quantity
from promised
join deliverable_type using (type_code)
join deliverable_family using (family_code)
group by all
order by any_value(deliverable_family.position), product_count desc, any_value(deliverable_type.position)
