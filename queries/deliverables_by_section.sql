-- Which sections promise which types of product? One row per type and section that the filters leave and where a task promises it.
-- task_count: tasks with at least one; section_tasks and type_tasks: tasks left in the section, and with the type in any section.
-- Types as in deliverables_by_type, in the same order; sections in the order of the document. Our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
),
section_size as (
    select section_code, count(*) as section_tasks
    from selected
    group by section_code
),
promised as (
    select selected.section_code, deliverable.type_code, deliverable.task_code
    from selected
    join deliverable
        on deliverable.decision_id = selected.decision_id
        and deliverable.task_code = selected.task_code
),
type_size as (
    select type_code, count(*) as products, count(distinct task_code) as type_tasks
    from promised
    group by type_code
)
select
    deliverable_type.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    section.section_code,
    section.position as section_position,
    section.short_vi,
    section.short_en,
    count(distinct promised.task_code) as task_count,
    section_size.section_tasks,
    type_size.type_tasks,
    (select count(*) from section_size) as section_count
from promised
join section_size using (section_code)
join type_size using (type_code)
join deliverable_type using (type_code)
join deliverable_family using (family_code)
join section
    on section.decision_id = $decision
    and section.section_code = promised.section_code
group by all
order by
    any_value(deliverable_family.position),
    any_value(type_size.products) desc,
    any_value(deliverable_type.position),
    section.position
