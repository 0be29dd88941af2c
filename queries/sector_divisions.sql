-- How much money goes to each division of the Vietnam Standard Industrial Classification? One row per set of divisions that
-- an industry stands for, largest first; division is null where it has none. Amounts in million VND, sums of task rows: a
-- range where a task joins industries of different divisions by "hoặc" (or); amount splits evenly. With $certain only what is
-- certain of the division counts; left_out lists the tasks left out. sector_codes: the industries of the row. Our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from sector_reading($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    where is_industry
),
task_division as (
    select
        vsic,
        task_code,
        min(source_line) as source_line,
        coalesce(sum(amount_even), 0) as own,
        coalesce(sum(amount_even) filter (not is_alternative), 0) as unjoined,
        coalesce(max(amount_high) filter (is_alternative), 0) as any_of
    from selected
    group by vsic, task_code
),
-- Alternatives that all stand in one division leave the division certain.
settled as (
    select vsic, task_code, source_line, own, unjoined + any_of as high, if(high = own, own, unjoined) as low
    from task_division
),
counted as (
    select
        vsic,
        task_code,
        source_line,
        low,
        if($certain, low, high) as high,
        if($certain, low, own) as own
    from settled
    where not ($certain and low = 0 and high > 0)
),
name as (
    select
        vsic,
        list(distinct sector_code order by sector_code) as sector_codes,
        array_to_string(list(distinct name_vi order by name_vi collate vi), '; ') as name_vi,
        array_to_string(list(distinct name_en order by name_en), '; ') as name_en
    from selected
    semi join counted using (vsic, task_code)
    group by vsic
)
select
    if(len(counted.vsic) = 0, null, array_to_string(counted.vsic, ', ')) as division,
    name.name_vi,
    name.name_en,
    name.sector_codes,
    count(*) filter (low > 0 or low = high) as tasks_low,
    count(*) as tasks_high,
    sum(low) as amount_low,
    sum(high) as amount_high,
    sum(own) as amount,
    (
        select coalesce(list(task_code order by source_line), [])
        from (select distinct task_code, source_line from settled where $certain and low < high)
    ) as left_out
from counted
join name using (vsic)
group by counted.vsic, name.name_vi, name.name_en, name.sector_codes
order by amount desc, amount_low desc, min(source_line), counted.vsic
