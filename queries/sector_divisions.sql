-- How much money goes to each division of the Vietnam Standard Industrial Classification? One row per set of divisions that
-- an industry stands for, largest first; division is null where it has none. Amounts in million VND, sums of task rows: a
-- range where a task joins industries of different divisions by "hoặc" (or); amount splits evenly. Our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null
with selected as (
    from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words)
    where is_industry
),
task_division as (
    select
        vsic,
        task_code,
        min(source_line) as source_line,
        coalesce(sum(amount_even), 0) as own,
        coalesce(sum(amount_even) filter (not is_alternative), 0) as certain,
        coalesce(max(amount_high) filter (is_alternative), 0) as any_of
    from selected
    group by vsic, task_code
),
-- Alternatives that all stand in one division leave the division certain.
settled as (
    select vsic, source_line, own, certain + any_of as high, if(high = own, own, certain) as low
    from task_division
),
name as (
    select
        vsic,
        array_to_string(list(distinct name_vi order by name_vi collate vi), '; ') as name_vi,
        array_to_string(list(distinct name_en order by name_en), '; ') as name_en
    from selected
    group by vsic
)
select
    if(len(settled.vsic) = 0, null, array_to_string(settled.vsic, ', ')) as division,
    name.name_vi,
    name.name_en,
    count(*) filter (low > 0 or low = high) as tasks_low,
    count(*) as tasks_high,
    sum(low) as amount_low,
    sum(high) as amount_high,
    sum(own) as amount
from settled
join name using (vsic)
group by settled.vsic, name.name_vi, name.name_en
order by amount desc, amount_low desc, min(source_line), settled.vsic
