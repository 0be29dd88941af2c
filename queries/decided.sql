-- How was each row of the classification decided? One row per decided text of the tasks that the filters leave, in the order of
-- the document. code is null where the text was judged to promise nothing further; passage is the text that holds the
-- evidence. With $certain open readings are listed too: this says how all of them came about.
-- $kind varchar: 'sector', 'deliverable' or 'communication'
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    decided.position,
    decided.task_code,
    decided.product_position,
    decided.code,
    coalesce(sector.name_vi, deliverable_type.name_vi) as name_vi,
    coalesce(sector.name_en, deliverable_type.name_en) as name_en,
    decided.rule,
    decided.term,
    decided.evidence,
    decided.overridden,
    decided.reason_vi,
    decided.reason_en,
    case
        when decided.product_position is null and contains(selected.title, decided.evidence) then selected.title
        else (
            select passage.text
            from passage
            where passage.decision_id = decided.decision_id
                and passage.task_code = decided.task_code
                and contains(passage.text, decided.evidence)
                and (
                    decided.product_position is null
                    or (passage.field = 'product' and passage.position = decided.product_position)
                )
            order by case passage.field when 'objective' then 1 when 'product' then 2 else 3 end, passage.position
            limit 1
        )
    end as passage,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join decided
    on decided.decision_id = selected.decision_id
    and decided.task_code = selected.task_code
    and decided.kind = $kind
left join sector
    on decided.kind = 'sector'
    and sector.sector_code = decided.code
left join deliverable_type
    on decided.kind <> 'sector'
    and deliverable_type.type_code = decided.code
order by decided.position
