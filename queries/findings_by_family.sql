-- What kinds of findings are there? One row per family of checks, in the order of the screen, with its findings by
-- severity among those that `findings` answers with; 0 where it found none.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with family as (
    from unnest(['arithmetic', 'completeness', 'promise', 'overlap', 'wording'])
        with ordinality as family (family_code, place_on_screen)
)
select
    family.family_code,
    count(*) filter (severity = 'error') as errors,
    count(*) filter (severity = 'warning') as warnings,
    count(*) filter (severity = 'note') as notes,
    errors + warnings + notes as findings
from family
left join selected_finding($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as finding
    using (family_code)
group by family.family_code, family.place_on_screen
order by family.place_on_screen
