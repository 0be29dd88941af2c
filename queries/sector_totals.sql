-- How much of the money goes to each sector, all of them? One row per sector of the tasks that the filters leave, and per
-- sector that Decision 889/QĐ-TTg names; industries first, largest first. Amounts in million VND, sums of task rows; amount
-- splits what is open ("hoặc") evenly and adds up to the task rows, low and high are its bounds; with $certain what is open does
-- not count. Sectors are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    sector.sector_code,
    sector.name_vi,
    sector.name_en,
    sector.named_in_889,
    count(selected.task_code) as task_count,
    coalesce(sum(selected.amount_low), 0) as amount_low,
    coalesce(sum(selected.amount_even), 0) as amount,
    coalesce(sum(selected.amount_high), 0) as amount_high,
    amount / (select sum(budget) from task where decision_id = $decision) as share_of_list
from sector
left join selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
    using (sector_code)
group by sector.sector_code, sector.name_vi, sector.name_en, sector.named_in_889
having task_count > 0 or sector.named_in_889
order by
    sector.sector_code in ('cross_sector', 'administration'),
    amount desc,
    amount_low desc,
    min(selected.source_line),
    sector.sector_code
