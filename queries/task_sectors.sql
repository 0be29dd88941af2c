-- Which sectors do the tasks name? One row per task that the filters leave and sector, in the order of the document.
-- Amounts in million VND, of the task row: amount is the sector's share of it, low without what is open ("hoặc"), high with
-- all of it. With $certain, readings that are open are not listed. Sectors are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.section_code,
    task.title,
    selected.sector_code,
    selected.name_vi,
    selected.name_en,
    task_sector.share,
    selected.is_alternative,
    selected.budget,
    selected.amount_low,
    selected.amount_even as amount,
    selected.amount_high,
    task_sector.evidence,
    selected.source_line
from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join task_sector
    on task_sector.decision_id = $decision
    and task_sector.task_code = selected.task_code
    and task_sector.sector_code = selected.sector_code
join task
    on task.decision_id = $decision
    and task.task_code = selected.task_code
order by selected.source_line, task_sector.share desc, selected.sector_code
