-- How much money goes to each industry? One row per industry that the tasks left name, largest first; amounts in million VND,
-- sums of task rows. Where a task joins industries by "hoặc" (or), tasks and money are a range: low without such tasks, high
-- as if they fell to this industry; amount splits them evenly. With $certain such tasks do not count; left_out lists them.
-- Industries are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    sector_code,
    name_vi,
    name_en,
    vsic,
    count(*) filter (not is_alternative) as tasks_low,
    count(*) as tasks_high,
    coalesce(sum(amount_low), 0) as amount_low,
    coalesce(sum(amount_high), 0) as amount_high,
    coalesce(sum(amount_even), 0) as amount,
    amount / (select sum(budget) from task where decision_id = $decision) as share_of_list,
    left_out_tasks($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as left_out
from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
where is_industry
group by sector_code, name_vi, name_en, vsic
order by amount desc, amount_low desc, min(source_line), sector_code
