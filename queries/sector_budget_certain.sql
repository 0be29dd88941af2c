-- How much money goes to each industry for certain? One row per industry that the tasks left name without "hoặc" (or),
-- largest first; amounts in million VND, sums of task rows. Industries are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null
select
    sector_code,
    name_vi,
    name_en,
    vsic,
    count(*) as task_count,
    coalesce(sum(amount_even), 0) as amount,
    amount / (select sum(budget) from task where decision_id = $decision) as share_of_list
from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words)
where is_industry
    and not is_alternative
group by sector_code, name_vi, name_en, vsic
order by amount desc, min(source_line), sector_code
