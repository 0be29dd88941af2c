-- What does each communication task cost and buy? One row per task that the filters leave and that promises publications,
-- broadcasts or public events, most money first; million VND. names and quantities: all its products, in the order of the
-- document ('–' where no number is stated). amount_per_item: only where all are of one type and all numbers are stated.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.title,
    selected.short_vi,
    selected.short_en,
    selected.budget,
    list(deliverable_type.name_vi order by deliverable.product_position, deliverable.position) as names_vi,
    list(deliverable_type.name_en order by deliverable.product_position, deliverable.position) as names_en,
    list(coalesce(deliverable.quantity::varchar, '–') order by deliverable.product_position, deliverable.position)
        as quantities,
    count(distinct deliverable.type_code) as type_count,
    case
        when count(distinct deliverable.type_code) = 1 and count(deliverable.quantity) = count(*)
            then selected.budget / sum(deliverable.quantity)
    end as amount_per_item,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join deliverable
    on deliverable.decision_id = selected.decision_id
    and deliverable.task_code = selected.task_code
join deliverable_type using (type_code)
where exists (
    from communication_output
    where communication_output.decision_id = selected.decision_id
        and communication_output.task_code = selected.task_code
)
group by selected.task_code, selected.title, selected.short_vi, selected.short_en, selected.budget, selected.source_line
order by selected.budget desc nulls last, selected.source_line
