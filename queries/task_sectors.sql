-- Which sectors do the tasks name? One row per task that the filters leave and sector, in the order of the document.
-- amount is the sector's share of the task row's budget; amounts in million VND. Sectors are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null
select
    selected.task_code,
    selected.section_code,
    selected.title,
    task_sector.sector_code,
    sector.name_vi,
    sector.name_en,
    task_sector.share,
    task_sector.is_alternative,
    selected.budget,
    selected.budget * task_sector.share as amount,
    task_sector.evidence,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words) as selected
join task_sector
    on task_sector.decision_id = selected.decision_id
    and task_sector.task_code = selected.task_code
join sector using (sector_code)
order by selected.source_line, task_sector.share desc, task_sector.sector_code
