-- Which section pays for which industry? One row per industry and section where a task left names it, the largest industries
-- first; amounts in million VND, sums of task rows, as a range where a task joins industries by "hoặc" (or); amount splits
-- evenly; with $certain such tasks do not count but stand in left_out. all_sections: every section of the tasks left, in order.
-- Industries are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
),
cell as (
    select
        sector_code,
        name_vi,
        name_en,
        section_code,
        min(source_line) as first_line,
        list(task_code order by source_line) as task_codes,
        coalesce(sum(amount_low), 0) as amount_low,
        coalesce(sum(amount_high), 0) as amount_high,
        coalesce(sum(amount_even), 0) as amount
    from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    where is_industry
    group by sector_code, name_vi, name_en, section_code
)
select
    cell.* exclude (first_line),
    section.short_vi,
    section.short_en,
    (
        select list(section_code order by position)
        from section
        where decision_id = $decision
            and section_code in (select section_code from selected)
    ) as all_sections,
    left_out_tasks($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as left_out
from cell
join section
    on section.decision_id = $decision
    and section.section_code = cell.section_code
order by
    sum(cell.amount) over (partition by cell.sector_code) desc,
    min(cell.first_line) over (partition by cell.sector_code),
    cell.sector_code,
    section.position
