-- Which of the sectors that Decision 889/QĐ-TTg names do the tasks left name? One row per such sector, those with most
-- tasks first; amounts in million VND, sums of task rows. Low, and task_codes: tasks that name the sector for certain;
-- high, and open_task_codes: those that name it or another one ("hoặc") with them, which with $certain do not count but
-- stand in left_out. Sectors are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    sector.sector_code,
    sector.name_vi,
    sector.name_en,
    count(*) filter (not is_alternative) as tasks_low,
    count(task_code) filter (not ($certain and is_alternative)) as tasks_high,
    coalesce(sum(amount_low), 0) as amount_low,
    coalesce(sum(if($certain, amount_low, amount_high)), 0) as amount_high,
    coalesce(list(task_code order by source_line) filter (not is_alternative), []) as task_codes,
    coalesce(list(task_short_vi order by source_line) filter (not is_alternative), []) as task_shorts_vi,
    coalesce(list(task_short_en order by source_line) filter (not is_alternative), []) as task_shorts_en,
    coalesce(list(task_code order by source_line) filter (is_alternative and not $certain), []) as open_task_codes,
    coalesce(list(task_short_vi order by source_line) filter (is_alternative and not $certain), []) as open_task_shorts_vi,
    coalesce(list(task_short_en order by source_line) filter (is_alternative and not $certain), []) as open_task_shorts_en,
    coalesce(list(task_code order by source_line) filter (is_alternative and $certain), []) as left_out
from sector
left join sector_reading($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) using (sector_code)
where sector.named_in_889
group by sector.sector_code, sector.name_vi, sector.name_en
order by tasks_high desc, tasks_low desc, amount_high desc, min(source_line), sector.sector_code
