-- Which tasks promise workshops, and how many? One row per task that the filters leave, in the order of the document.
-- product_count: promises of a workshop, 0 where there is none; quantity: sum of their stated numbers, null where none is stated.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    section.section_code,
    section.short_vi as section_short_vi,
    section.short_en as section_short_en,
    selected.position,
    selected.title,
    selected.short_vi,
    selected.short_en,
    count(deliverable.type_code) as product_count,
    sum(deliverable.quantity)::bigint as quantity,
    string_agg(deliverable.evidence, '; ' order by deliverable.product_position, deliverable.position) as evidence,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join section
    on section.decision_id = selected.decision_id
    and section.section_code = selected.section_code
left join deliverable
    on deliverable.decision_id = selected.decision_id
    and deliverable.task_code = selected.task_code
    and deliverable.type_code = 'workshop'
group by all
order by selected.source_line
