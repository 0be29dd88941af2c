-- Which tasks name the industries chosen? One row per chosen industry and task, in the order of the document; budget of the
-- task row in million VND. With $certain, tasks that join industries by "hoặc" (or) do not count. Industries are our reading.
-- $chosen varchar[]: sector codes
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    sector_code,
    task_code,
    task_short_vi as short_vi,
    task_short_en as short_en,
    budget,
    is_alternative
from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
where list_contains($chosen, sector_code)
order by source_line, sector_code
